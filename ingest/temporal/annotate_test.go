package temporal

import (
	"strings"
	"testing"
)

func TestAnnotate(t *testing.T) {
	// 2022-01-05 is a Wednesday.
	const article = "2022-01-05"
	for _, c := range []struct{ text, want string }{
		// Written out and in figures.
		{"They met/VBD on December 17 , 2021 .", "December 17 , 2021=2021-12-17"},
		{"They met/VBD on Dec. 17, 2021 .", "Dec. 17, 2021=2021-12-17"},
		{"They met/VBD on 17 December 2021 .", "17 December 2021=2021-12-17"},
		{"They met/VBD on the 7th of December .", "the 7th of December=2021-12-07"},
		{"They met/VBD on the twenty-first of December .", "the twenty-first of December=2021-12-21"},
		{"They met/VBD in June 2018 .", "June 2018=2018-06"},
		{"They met/VBD in 2015 .", "2015=2015"},
		{"Signed/VBD 2021-12-17 .", "2021-12-17=2021-12-17"},
		{"Signed/VBD 2021 - 12 - 17 .", ""},
		{"Signed/VBD 07.12.2021 .", "07.12.2021=2021-12-07"},
		{"Signed/VBD 31/12/21 .", "31/12/21=2021-12-31"},
		{"Signed/VBD 12/31/2021 .", "12/31/2021=2021-12-31"},
		{"Signed/VBD 07/12/2021 .", "07/12/2021=2021"},
		{"Signed/VBD 30.02.2021 .", ""},
		{"It fell/VBD on February 30 .", "February 30="},
		// The year left out.
		{"They met/VBD on January 4 .", "January 4=2022-01-04"},
		{"They met/VBD on January 20 .", "January 20=2022-01-20"},
		{"They met/VBD on November 3 .", "November 3=2021-11-03"},
		{"They will/MD meet/VB on November 3 .", "November 3=2022-11-03"},
		{"They met/VBD on Friday , December 31 .", "Friday , December 31=2021-12-31"},
		{"They met/VBD on Saturday (January 1) .", "Saturday (January 1)=2022-01-01"},
		{"10January talks will/MD be/VB held/VBN", "10January=2022-01-10"},
		{"In February they met/VBD .", "February=2021-02"},
		{"They may/MD march/VB in May .", "May=2022-05"},
		{"May 10 people be/VB freed/VBN ?", ""},
		{"Theresa May resigned/VBD .", ""},
		{"They met/VBD in mid-September .", "mid-September=2021-09"},
		{"It lasts/VBZ until the end of 2021 .", "the end of 2021=2021"},
		{"They met/VBD at the end of last year .", "the end of last year=2021"},
		{"On the 3rd of this month they met/VBD .", "the 3rd of this month=2022-01-03"},
		{"They arrived/VBD by the 3rd , officials said/VBD .", "the 3rd=2022-01-03"},
		// Weekdays.
		{"They met/VBD on Monday .", "Monday=2022-01-03"},
		{"They met/VBD on Wednesday .", "Wednesday=2022-01-05"},
		{"They met/VBD on Friday evening .", "Friday evening=2021-12-31"},
		{"They will/MD meet/VB on Friday .", "Friday=2022-01-07"},
		{"They will/MD meet/VB on Wednesday .", "Wednesday=2022-01-05"},
		{"Talks resume/VBP next Monday .", "next Monday=2022-01-10"},
		{"Talks resume/VBP next Wednesday .", "next Wednesday=2022-01-12"},
		{"Talks began/VBD last Wednesday .", "last Wednesday=2021-12-29"},
		{"This Friday they will/MD meet/VB .", "This Friday=2022-01-07"},
		{"They will/MD meet/VB on Friday next week .", "Friday next week=2022-01-14"},
		// Counted from the article's date.
		{"Yesterday he left/VBD , today he returns/VBZ .", "Yesterday=2022-01-04; today=2022-01-05"},
		{"The day after tomorrow they meet/VBP .", "The day after tomorrow=2022-01-07"},
		{"Last night he left/VBD .", "Last night=2022-01-04"},
		{"Last week they met/VBD .", "Last week=2021-12-27..2022-01-02"},
		{"They meet/VBP this weekend .", "this weekend=2022-01-08..2022-01-09"},
		{"Talks resumed/VBD over the weekend .", "the weekend=2022-01-01..2022-01-02"},
		{"Next month they will/MD meet/VB .", "Next month=2022-02"},
		{"They met/VBD earlier this year .", "earlier this year=2022"},
		{"They met/VBD three days ago .", "three days ago=2022-01-02"},
		{"They met/VBD a couple of days ago .", "a couple of days ago=2022-01-03"},
		{"They met/VBD two years ago .", "two years ago=2020"},
		{"They met/VBD 14 years ago .", "14 years ago=2008"},
		{"They met/VBD fifty years ago .", "fifty years ago=<"},
		{"They met/VBD about 20 years ago .", "20 years ago=<"},
		// Names.
		{"The Sunday Times wrote/VBD .", ""},
		{"They met/VBD the March 23 Movement .", ""},
		{"They marched/VBD after Bloody Sunday .", ""},
		{"The Good Friday Agreement held/VBD .", ""},
		{"On Sunday Times wrote/VBD .", ""},
		{"On Sunday Dahl wrote/VBD .", "Sunday=2022-01-02"},
		{"They will/MD meet/VB in two days .", "two days=2022-01-07"},
		{"They met/VBD in two days .", ""},
		{"In April last year they met/VBD .", "April last year=2021-04"},
		{"It has/VBZ lasted/VBN since this April .", "this April=2022-04"},
		{"They met/VBD last April .", "last April=2021-04"},
		{"Within the next week they will/MD reply/VB .", "the next week=2022-01-06..2022-01-12"},
		// Vague.
		{"In the coming days they will/MD meet/VB .", "the coming days=>"},
		{"In the past few months rockets fell/VBD .", "the past few months=<"},
		{"Several days ago they met/VBD .", "Several days ago=<"},
		// Ranges.
		{"They met/VBD between 3 and 4 January .", "3 and 4 January=2022-01-03..2022-01-04"},
		{"They met/VBD from Monday to Tuesday .", "Monday to Tuesday=2022-01-03..2022-01-04"},
		{"From January 10 to January 13 they will/MD meet/VB .", "January 10 to January 13=2022-01-10..2022-01-13"},
		{"It ran/VBD from December 30 until January 2 .", "December 30 until January 2=2021-12-30..2022-01-02"},
		{"They will/MD meet/VB on January 10-13 .", "January 10-13=2022-01-10..2022-01-13"},
		{"He ruled/VBD from 2014 to 2019 .", "2014 to 2019=2014..2019"},
		// No dates.
		{"The 1990s saw/VBD 2021 soldiers and 10,000 people in three days .", ""},
		{"At 8.30 a three-day visit began/VBD ; it cost/VBD $ 2010 .", ""},
		{"He said/VBD that was/VBD the last time .", ""},
		{"It is/VBZ the last day of the visit .", ""},
	} {
		d := flat(article, c.text)
		Annotate(d)
		if got := show(d); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestAnnotatePrevious(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They met/VBD on January 4 .|A day later he left/VBD .", "January 4=2022-01-04; A day later=2022-01-05"},
		{"They met/VBD on January 4 .|Some hours earlier he spoke/VBD .", "January 4=2022-01-04; Some hours earlier=2022-01-04"},
		{"They met/VBD on January 4 .|Earlier that day he spoke/VBD .", "January 4=2022-01-04; Earlier that day=2022-01-04"},
		{"He left/VBD on January 4 .|The day before , he spoke/VBD .", "January 4=2022-01-04; The day before=2022-01-03"},
		{"He left/VBD in March 2019 .|Two months later he died/VBD .", "March 2019=2019-03; Two months later=2019-05"},
		{"He left/VBD in March 2019 .|The following year he died/VBD .", "March 2019=2019-03; The following year=2020"},
		{"He left/VBD on January 3 .|The next day he died/VBD .", "January 3=2022-01-03; The next day=2022-01-04"},
		{"Two weeks later he died/VBD .", "Two weeks later="},
	} {
		d := flat("2022-01-05", strings.Split(c.text, "|")...)
		Annotate(d)
		if got := show(d); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestAnnotateWithoutDate(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing to go by", "They met/VBD on Friday , May 6 , and last week .", "Friday , May 6=<; last week=<"},
		{"a full date near by", "Drafts came/VBD on December 17 , 2021 .|Talks are/VBP due on January 10 .",
			"December 17 , 2021=2021-12-17; January 10=2022-01-10"},
		{"a full date too far off", "The treaty came/VBD on June 3 , 2010 .|They met/VBD on December 5 .",
			"June 3 , 2010=2010-06-03; December 5="},
		{"the only year", "It should/MD end/VB before the end of 2021 .|The talks of June 5 failed/VBD .",
			"the end of 2021=2021; June 5=2021-06-05"},
		{"two years", "In 2014 and in 2015 they met/VBD .|The talks of June 5 failed/VBD .",
			"2014=2014; 2015=2015; June 5="},
		{"weekday in a term of office", "Chancellor Olaf Scholz spoke/VBD on Wednesday , February 2 .|On March 1 he left/VBD .",
			"Wednesday , February 2=2022-02-02; March 1=2022-03-01"},
		{"weekday in two years of a term", "Mr. Lavrov , the minister , left/VBD .|Minister Lavrov spoke/VBD on Wednesday , February 2 .",
			"Wednesday , February 2=<"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := flat("", strings.Split(c.text, "|")...)
			Annotate(d)
			if got := show(d); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
			}
		})
	}
}

func TestArticleDate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{" date 2022-01-23 The president met his advisers.", "2022-01-23"},
		{"Published: 5 January 2022\nThe talks failed.", "2022-01-05"},
		{"Talks fail\nUpdated on January 5, 2022 at 10:15\nThe talks failed.", "2022-01-05"},
		{"WASHINGTON, Jan. 5, 2022 - The talks failed.", "2022-01-05"},
		{"MOSCOW, January 23 (TASS) - The talks failed. They began on December 17, 2021.", "2022-01-23"},
		{"MOSCOW, January 23 (TASS) - The talks failed.", ""},
		{"MOSCOW, January 23. /TASS/. They began on December 17, 2021.", "2022-01-23"},
		{"5 January 2022\n\nThe talks failed.", "2022-01-05"},
		{"5 January 2022 talks failed\n\nThe talks of 5 January 2022 failed.", ""},
		{"Last updated on 5 January 2022\nThe talks failed.", "2022-01-05"},
		{"Jan 5, 2022 (Norpress) - The talks failed.", "2022-01-05"},
		{"Published on 5 January 2022 in Oslo, the report calls for new talks.", ""},
		{"Published: 5 January 2022 The report calls for new talks in Oslo soon.", "2022-01-05"},
		{"The paper published on 5 January 2022 was long.", ""},
		{"The talks of 5 January 2022 failed, and nobody knew why - so they said.", ""},
		{"On January 5, 2022 the talks failed.", ""},
		{"", ""},
	} {
		got, ok := ArticleDate(c.text)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("ArticleDate(%q) = %q, %v; want %q", c.text, got, ok, c.want)
		}
	}
}
