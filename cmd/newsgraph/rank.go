package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"newsgraph/graph/measure"
)

const rankLong = `Rank lists the actors that matter most, by their acts (the default), by the number of
partners, by PageRank (acts count more, the more their sources matter) or by betweenness (the
share of the shortest ways between others that lead past the actor). Filters narrow what
counts.`

func newRank(env environment) *cobra.Command {
	var f filterFlags
	var p printFlags
	by := string(measure.Acts)
	top := 20
	cmd := &cobra.Command{
		Use: "rank",
		Example: `  newsgraph rank
  newsgraph rank --measure pagerank --from 2022-01
  newsgraph rank --measure betweenness --class CONSULT --top 10`,
		Short: "List the actors that matter most",
		Long:  rankLong,
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if top < 0 {
				return usagef("--top cannot be negative")
			}
			g, err := loadPart(cmd, env, f)
			if err != nil {
				return err
			}
			ranks, err := measure.Rank(g.Graph, measure.By(by))
			var large *measure.TooLargeError
			if errors.As(err, &large) {
				return usagef("%w: take a part of the graph, as with --min-articles 3 or --from, or --measure pagerank", err)
			}
			if len(ranks) == 0 {
				return nothing(notes(g.Left))
			}
			if top > 0 {
				ranks = ranks[:min(top, len(ranks))]
			}
			if err := printRanks(env, ranks, p); err != nil {
				return err
			}
			tellLeft(env, g.Left)
			tellInner(env, g.Inner)
			return nil
		},
	}
	cmd.Flags().Var(choice{&by, measureNames()}, "measure", "acts, partners, pagerank or betweenness")
	complete(cmd, "measure", measureNames())
	cmd.Flags().IntVarP(&top, "top", "n", top, "number of actors; 0 for all")
	p.add(cmd, asTable, asJSON, asJSONL, asCSV)
	f.add(cmd, env)
	return cmd
}

func measureNames() (out []string) {
	for _, m := range measure.Measures() {
		out = append(out, string(m))
	}
	return out
}

// rankRow is an actor with its measures, as programs get it.
type rankRow struct {
	Rank        int     `json:"rank"`
	ID          string  `json:"id"`
	Name        string  `json:"name"`
	Kind        string  `json:"kind"`
	Country     string  `json:"country,omitempty"`
	Acts        int     `json:"acts"`
	Partners    int     `json:"partners"`
	PageRank    float64 `json:"pagerank"`
	Betweenness float64 `json:"betweenness,omitempty"`
}

func (r rankRow) cells() []string {
	between := ""
	if r.Betweenness > 0 {
		between = decimal(r.Betweenness)
	}
	return []string{strconv.Itoa(r.Rank), r.Name, r.Kind, r.Country, strconv.Itoa(r.Acts), strconv.Itoa(r.Partners), decimal(r.PageRank), between, r.ID}
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }

func printRanks(env environment, ranks []measure.Score, p printFlags) error {
	rows := make([]rankRow, len(ranks))
	for k, s := range ranks {
		rows[k] = rankRow{k + 1, s.Node.ID, s.Node.Name, string(s.Node.Kind), s.Node.Country, s.Acts, s.Partners, s.PageRank, s.Betweenness}
	}
	switch p.output {
	case asJSON:
		return writeJSON(env.out, rows)
	case asJSONL:
		return writeJSONLines(env.out, rows)
	case asCSV:
		records := [][]string{{"rank", "name", "kind", "country", "acts", "partners", "pagerank", "betweenness", "id"}}
		for _, r := range rows {
			records = append(records, r.cells())
		}
		return writeCSV(env.out, records)
	}
	t := table{env: env, head: []string{"", "ACTOR", "KIND", "COUNTRY", "ACTS", "PARTNERS", "PAGERANK", "BETWEENNESS"}}
	for _, r := range rows {
		t.add("", r.cells()[:len(t.head)]...)
	}
	t.print()
	return nil
}

const communitiesLong = `Communities parts the actors into those that have more to do with one another than with
others (method of Louvain), the largest first. Modularity says how well they part: above
0.3 they are there, near 0 they are not. Filters narrow what counts.`

func newCommunities(env environment) *cobra.Command {
	var f filterFlags
	var p printFlags
	resolution, least := 1.0, 2
	cmd := &cobra.Command{
		Use: "communities",
		Example: `  newsgraph communities
  newsgraph communities --resolution 2 --class CONSULT
  newsgraph communities --output csv`,
		Short: "Part the actors into those that have most to do with one another",
		Long:  communitiesLong,
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if resolution <= 0 || least < 1 {
				return usagef("--resolution is above 0, --min-size at least 1")
			}
			g, err := loadPart(cmd, env, f)
			if err != nil {
				return err
			}
			parts, q := measure.Communities(g.Graph, resolution)
			if len(parts) == 0 {
				return nothing(notes(g.Left))
			}
			if err := printCommunities(env, parts, q, least, p); err != nil {
				return err
			}
			tellLeft(env, g.Left)
			tellInner(env, g.Inner)
			return nil
		},
	}
	cmd.Flags().Float64Var(&resolution, "resolution", resolution, "above 1 for smaller communities, below for larger ones")
	cmd.Flags().IntVar(&least, "min-size", least, "leave out smaller ones")
	p.add(cmd, asTable, asJSON, asJSONL, asCSV)
	f.add(cmd, env)
	return cmd
}

// communityRow is a community as programs get it, communityMember one of its members.
type communityRow struct {
	Community int               `json:"community"`
	Inside    int               `json:"inside"`
	Outside   int               `json:"outside"`
	Members   []communityMember `json:"members"`
}

type communityMember struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	Country string `json:"country,omitempty"`
}

func printCommunities(env environment, parts []measure.Community, q float64, least int, p printFlags) error {
	rows := []communityRow{}
	for k, c := range parts {
		if len(c.Members) < least {
			continue
		}
		r := communityRow{Community: k + 1, Inside: c.Inside, Outside: c.Outside}
		for _, m := range c.Members {
			r.Members = append(r.Members, communityMember{m.ID, m.Name, string(m.Kind), m.Country})
		}
		rows = append(rows, r)
	}
	switch p.output {
	case asJSON:
		return writeJSON(env.out, struct {
			Modularity  float64        `json:"modularity"`
			Communities []communityRow `json:"communities"`
		}{q, rows})
	case asJSONL:
		return writeJSONLines(env.out, rows)
	case asCSV:
		records := [][]string{{"community", "name", "kind", "country", "id"}}
		for _, r := range rows {
			for _, m := range r.Members {
				records = append(records, []string{strconv.Itoa(r.Community), m.Name, m.Kind, m.Country, m.ID})
			}
		}
		return writeCSV(env.out, records)
	}
	for _, r := range rows {
		fmt.Fprintln(env.out, bold(env, fmt.Sprintf("%d. %s, acts told %d times among them, %d with others", r.Community, plural(len(r.Members), "actor"), r.Inside, r.Outside)))
		fmt.Fprintln(env.out, wrap(oneLine(memberNames(r.Members)), margin, env.columns()))
	}
	fmt.Fprintf(env.out, "\n%s of %s or more, modularity %.2f\n", communityCount(len(rows)), plural(least, "actor"), q)
	return nil
}

func communityCount(n int) string {
	if n == 1 {
		return "1 community"
	}
	return fmt.Sprintf("%d communities", n)
}

// shownMembers is how many members are listed for people: those with the most acts.
const shownMembers = 12

func memberNames(members []communityMember) string {
	text := ""
	for k, m := range members {
		if k == shownMembers {
			return text + fmt.Sprintf(" and %d more", len(members)-k)
		}
		if k > 0 {
			text += ", "
		}
		text += m.Name
	}
	return text
}
