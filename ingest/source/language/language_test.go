package language

import (
	"strings"
	"testing"
)

// samples say the same in many languages.
var samples = map[string]string{
	"English":   "The foreign ministers of both countries met on Monday in the capital and agreed that their experts should talk again before the end of the month.",
	"German":    "Die Außenminister beider Länder trafen sich am Montag in der Hauptstadt und vereinbarten, dass ihre Fachleute noch vor dem Ende des Monats wieder miteinander sprechen.",
	"French":    "Les ministres des Affaires étrangères des deux pays se sont rencontrés lundi dans la capitale et ont convenu que leurs experts devaient se parler avant la fin du mois.",
	"Spanish":   "Los ministros de Exteriores de ambos países se reunieron el lunes en la capital y acordaron que sus expertos volverán a hablar antes de que termine el mes.",
	"Dutch":     "De ministers van Buitenlandse Zaken van beide landen ontmoetten elkaar maandag in de hoofdstad en spraken af dat hun deskundigen voor het einde van de maand weer overleggen.",
	"Polish":    "Ministrowie spraw zagranicznych obu państw spotkali się w poniedziałek w stolicy i uzgodnili, że ich eksperci porozmawiają ponownie przed końcem miesiąca.",
	"Turkish":   "İki ülkenin dışişleri bakanları pazartesi günü başkentte bir araya geldi ve uzmanların ay sonundan önce yeniden görüşmesi konusunda anlaştı.",
	"Russian":   "Министры иностранных дел обеих стран встретились в понедельник в столице.",
	"Ukrainian": "Міністри закордонних справ обох країн зустрілися в понеділок у столиці та домовилися про нові перемовини.",
	"Mandarin":  "两国外交部长星期一在首都举行会晤，同意专家在月底之前再次会谈。",
	"Arabic":    "التقى وزيرا خارجية البلدين يوم الاثنين في العاصمة واتفقا على أن يجتمع الخبراء مرة أخرى.",
	"Greek":     "Οι υπουργοί Εξωτερικών των δύο χωρών συναντήθηκαν τη Δευτέρα στην πρωτεύουσα.",
	"Korean":    "양국 외교장관은 월요일 수도에서 만나 전문가들이 다시 협의하기로 합의했다.",
}

func TestDetect(t *testing.T) {
	for want, text := range samples {
		if _, got := Detect(text); got != want {
			t.Errorf("%s is taken for %q", want, got)
		}
	}
	for text, why := range map[string]string{
		"":                     "empty",
		"Peru met Chile.":      "too short",
		"12 345 678, 90 - 12.": "no letters",
	} {
		if code, name := Detect(text); code != "" || name != "" {
			t.Errorf("%s: %q is taken for %s", why, text, name)
		}
	}
	// Names of other languages make no other language.
	for _, text := range []string{
		"Foreign Minister Jean-Yves Le Drian, Annegret Kramp-Karrenbauer and Luigi Di Maio will meet Mevlüt Çavuşoğlu in Sankt Augustin on Friday.",
		"The statement was signed by Zoltán Kovács, Péter Szijjártó, Andrzej Duda and Mateusz Morawiecki in Székesfehérvár.",
	} {
		if code, name := Detect(text); code != English && code != "" {
			t.Errorf("%q is taken for %s", text, name)
		}
	}
}

func TestNames(t *testing.T) {
	for declared, want := range map[string]string{"en-US": "en", "en_GB": "en", "English": "en", "eng": "en", "DE": "de", "russian": "ru", "": "", "xx": ""} {
		if got := Code(declared); got != want {
			t.Errorf("%q: %q, want %q", declared, got, want)
		}
	}
	if got := Name("pt-BR"); got != "Portuguese" {
		t.Errorf("pt-BR is %q", got)
	}
}

func TestParagraphs(t *testing.T) {
	text := samples["English"] + "\n\n" + samples["Russian"] + "\n\nDie Worte\n\n" + samples["German"] + "\n\n" + samples["English"] + "\n\nPeru met Chile."
	p := Paragraphs(text)
	// A short line goes with the one before it.
	if want := samples["English"] + "\n\n" + samples["English"] + "\n\nPeru met Chile."; strings.ReplaceAll(p.English, "\n\n\n", "\n") != want {
		t.Errorf("kept %q", p.English)
	}
	if p.Foreign != "German" || p.Left < 150 || p.Kept < 200 {
		t.Errorf("%+v", p)
	}
	// A text without foreign paragraphs stays as it is.
	for _, text := range []string{samples["English"] + "\r\n\r\nPeru met Chile.\n", "", "Peru"} {
		if p := Paragraphs(text); p.English != text || p.Left != 0 || p.Foreign != "" {
			t.Errorf("%q: %+v", text, p)
		}
	}
}
