package resolve

import (
	"cmp"
	"slices"
	"strconv"
)

// A cluster is a set of classes that hang together by links. Its id is a number that
// it keeps when classes come and go, so that little has to be written anew; it is
// known within the table alone.

// cluster returns the cluster of a class, or "".
func (u *updater) cluster(class string) string { return string(u.get(key(rowCluster, class))) }

// membersOf lists the classes of a cluster.
func (u *updater) membersOf(cluster string) []string { return u.list(under(rowMembers, cluster)) }

// recluster decides anew which classes hang together, as far as links changed;
// classes come in and go out. Clusters with other members than before are marked.
func (u *updater) recluster(in, out set) {
	seeds := set{}
	for _, s := range []set{in, out, u.linked} {
		for id := range s {
			seeds.add(id)
		}
	}
	u.linked = set{}
	old := map[string]string{} // class: cluster
	members := set{}
	for _, id := range seeds.sorted() {
		if in[id] && !out[id] {
			members.add(id)
		}
		cl := u.cluster(id)
		if cl == "" || old[id] != "" {
			continue
		}
		for _, m := range u.membersOf(cl) {
			old[m] = cl
			if !out[m] {
				members.add(m)
			}
		}
	}
	for id := range out {
		if cl := old[id]; cl != "" {
			u.shift(id, cl, "")
		}
	}
	u.assign(u.componentsOf(members), old)
	emptied := set{}
	for _, cl := range old {
		emptied.add(cl)
	}
	for _, cl := range emptied.sorted() {
		if len(u.membersOf(cl)) == 0 {
			u.own(cl, "")
		}
	}
}

// componentsOf parts classes into those that hang together, the largest first.
func (u *updater) componentsOf(members set) [][]string {
	var out [][]string
	seen := set{}
	for _, id := range members.sorted() {
		if seen[id] {
			continue
		}
		seen.add(id)
		all := []string{id}
		for next := 0; next < len(all); next++ {
			for _, n := range u.neighbours(all[next], secondLevel) {
				if members[n] && !seen[n] {
					seen.add(n)
					all = append(all, n)
				}
			}
		}
		slices.Sort(all)
		out = append(out, all)
	}
	slices.SortStableFunc(out, func(a, b []string) int { return cmp.Compare(len(b), len(a)) })
	return out
}

// assign gives each component the cluster that most of its classes had, unless a
// larger one took it.
func (u *updater) assign(components [][]string, old map[string]string) {
	taken := set{}
	for _, all := range components {
		votes := map[string]int{}
		for _, id := range all {
			if cl := old[id]; cl != "" && !taken[cl] {
				votes[cl]++
			}
		}
		cl := winner(votes, nil)
		if cl == "" {
			cl = u.newCluster()
		}
		taken.add(cl)
		for _, id := range all {
			if old[id] != cl {
				u.shift(id, old[id], cl)
			}
		}
	}
}

// shift moves a class from one cluster to another; either may be none.
func (u *updater) shift(id, from, to string) {
	u.moved.add(id)
	if from != "" {
		u.clusters.add(from)
		u.del(key(rowMembers, from, id))
	}
	if to == "" {
		u.del(key(rowCluster, id))
		return
	}
	u.clusters.add(to)
	u.put(key(rowMembers, to, id), nil)
	u.put(key(rowCluster, id), []byte(to))
}

func (u *updater) newCluster() string {
	row := []byte{rowCounter}
	n, err := strconv.ParseUint(cmp.Or(string(u.get(row)), "0"), 36, 64)
	u.fail(err)
	next := strconv.FormatUint(n+1, 36)
	u.put(row, []byte(next))
	return next
}

// own lets a class or cluster go with another cluster, or with none.
func (u *updater) own(id, owner string) {
	row := key(rowOwner, id)
	was := string(u.get(row))
	if was == owner {
		return
	}
	if was != "" {
		u.clusters.add(was)
		u.del(key(rowOwned, was, id))
	}
	if owner == "" {
		u.del(row)
	} else {
		u.clusters.add(owner)
		u.put(row, []byte(owner))
		u.put(key(rowOwned, owner, id), nil)
	}
	if len(id) == idLength {
		u.moved.add(id)
		return
	}
	u.clusters.add(id)
	for _, m := range u.membersOf(id) {
		u.moved.add(m)
	}
}

// root is the cluster whose node a cluster is part of.
func (u *updater) root(cluster string) string {
	return cmp.Or(string(u.get(key(rowOwner, cluster))), cluster)
}

// rootOf is the cluster whose node a class is part of, or "" for one whose things stay
// on their own.
func (u *updater) rootOf(class string) string {
	if cl := u.cluster(class); cl != "" {
		return u.root(cl)
	}
	if owner := string(u.get(key(rowOwner, class))); owner != "" {
		return u.root(owner)
	}
	return ""
}

// everythingIn lists all classes of the node of a root cluster, sorted.
func (u *updater) everythingIn(root string) []string {
	out := u.membersOf(root)
	for _, id := range u.list(under(rowOwned, root)) {
		if len(id) == idLength {
			out = append(out, id)
		} else {
			out = append(out, u.membersOf(id)...)
			out = append(out, u.list(under(rowOwned, id))...)
		}
	}
	slices.Sort(out)
	return out
}
