// The report: what was measured, the ratios, and whether each bar is reached.

package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"

	"zielstand/app/german"
)

// The bars, and what they are measured against.
const (
	barOverview    = 0.5  // of a bare Fiber handler's requests per second
	redmineList    = 15.0 // requests per second of Redmine's issue list of 25 at eight clients on such a machine
	barRedmine     = 200.0
	barLoad        = 3.0 // times plain database/sql
	barWrite       = 1.5 // times the seed's time from write to page
	barLoadGrowth  = 12.0
	barPageGrowth  = 2.0
	barStart       = 20.0  // times a bare Fiber program
	redmineMemory  = 460.0 // MiB
	barMemoryShare = 1.0 / 3
	barWriters     = 0.4 // of the rate of plain inserts
)

// reporter writes lines and remembers the first error.
type reporter struct {
	w   io.Writer
	err error
}

func (r *reporter) line(format string, values ...any) {
	if r.err == nil {
		_, r.err = fmt.Fprintf(r.w, format+"\n", values...)
	}
}

// row writes a row of a table.
func (r *reporter) row(cells ...string) { r.line("| %s |", strings.Join(cells, " | ")) }

func (r *reporter) head(cells ...string) {
	r.line("")
	r.row(cells...)
	r.row(strings.Split(strings.Repeat("---,", len(cells)-1)+"---", ",")...)
}

// bar writes one bar: reached when the value is at most (or, for floors, at least) the limit.
func (r *reporter) bar(name, limit, measured string, reached bool) {
	verdict := "erreicht"
	if !reached {
		verdict = "**verfehlt**"
	}
	r.row(name, limit, measured, verdict)
}

func num(v float64) string {
	if v >= 100 {
		return german.Number(v, 0)
	}
	return german.Number(v, 2)
}

func (b *bench) report(w io.Writer) error {
	r := &reporter{w: w}
	r.line("# Messwerte")
	r.line("")
	r.line("Geschrieben von `make bench` (%s, %d Kerne). Verhältnisse zählen, nicht Zeiten: Beide Seiten jedes Verhältnisses", runtime.Version(), runtime.NumCPU())
	r.line("entstehen im selben Lauf, abwechselnd; angegeben sind Mediane. Lasterzeuger und Server teilen sich die Maschine.")
	b.reportBars(r)
	b.reportServing(r)
	b.reportLoads(r)
	b.reportWrites(r)
	b.reportGovernance(r)
	b.reportWriters(r)
	r.line("")
	r.line("## Start")
	r.line("")
	r.line("Vom Aufruf bis zur ersten Antwort auf einer vorhandenen Datenbank (Seed, %d Starts): %s ms, leeres Fiber-Programm %s ms.",
		startRounds, num(b.start.ours), num(b.start.bare))
	return r.err
}

func (b *bench) reportBars(r *reporter) {
	r.line("")
	r.line("## Vorgaben")
	r.head("Vorgabe", "Grenze", "gemessen", "")
	for _, s := range b.servings {
		switch s.page {
		case servedPaths[0].name:
			r.bar("Übersicht, warm, gegen leeres Fiber mit denselben Bytes ("+s.size+")", "≥ "+num(barOverview)+" ×", num(s.ratio)+" ×", s.ratio >= barOverview)
		case servedPaths[1].name:
			times := s.ours / redmineList
			r.bar("Liste mit 25 Maßnahmen gegen Redmine (15/s) ("+s.size+")", "≥ "+num(barRedmine)+" ×", num(times)+" ×", times >= barRedmine)
		case matrixName:
			times := s.ours / redmineList
			r.bar("Matrix einer Berichtsrunde gegen die Liste von Redmine (15/s) ("+s.size+")", "≥ "+num(barRedmine)+" ×", num(times)+" ×", times >= barRedmine)
		}
	}
	for _, l := range b.loads {
		r.bar("Portfolio laden gegen `database/sql` ("+l.size+")", "≤ "+num(barLoad)+" ×", num(l.load/l.floor)+" ×", l.load/l.floor <= barLoad)
	}
	growth := b.loads[1].load / b.loads[0].load
	r.bar("Laden bei zehnfachen Daten", "≤ "+num(barLoadGrowth)+" ×", num(growth)+" ×", growth <= barLoadGrowth)
	growth = b.serving(sizes[1].name).ours / b.serving(sizes[2].name).ours
	r.bar("Übersicht (warm) bei zehnfachen Daten", "≤ "+num(barPageGrowth)+" ×", num(growth)+" ×", growth <= barPageGrowth)
	growth = b.writes[2].overview / b.writes[1].overview
	r.bar("Übersicht nach einer Änderung bei zehnfachen Daten", "≤ "+num(barPageGrowth)+" ×", num(growth)+" ×", growth <= barPageGrowth)
	for _, w := range []struct {
		name string
		of   func(writeResult) float64
	}{
		{"Übersicht", func(w writeResult) float64 { return w.overview }},
		{"Seite der Maßnahme", func(w writeResult) float64 { return w.measured }},
	} {
		ratio := w.of(b.writes[2]) / w.of(b.writes[0])
		r.bar("Vom Schreiben bis zur nächsten "+w.name+", "+b.writes[2].size+" gegen Seed", "≤ "+num(barWrite)+" ×", num(ratio)+" ×", ratio <= barWrite)
	}
	for _, g := range b.governed {
		if g.size == governed.name {
			r.bar(g.page+", warm, gegen leeres Fiber mit denselben Bytes ("+g.size+")", "≥ "+num(barOverview)+" ×", num(g.ratio)+" ×", g.ratio >= barOverview)
		}
	}
	for _, w := range b.writers {
		r.bar("Acht Schreibende gegen einfaches Einfügen ("+w.database+")", "≥ "+num(barWriters)+" ×", num(w.ratio)+" ×", w.ratio >= barWriters)
	}
	r.bar("Start bis zur ersten Antwort gegen leeres Fiber-Programm", "≤ "+num(barStart)+" ×", num(b.start.ratio)+" ×", b.start.ratio <= barStart)
	peak := 0.0
	for _, s := range b.servings {
		if s.size == sizes[1].name {
			peak = max(peak, s.peak)
		}
	}
	r.bar("Speicher bei "+sizes[1].name+" (Spitze) gegen Redmine (460 MiB)", "< 1/3", num(peak/redmineMemory)+" ("+num(peak)+" MiB)", peak < redmineMemory*barMemoryShare)
}

// serving returns the result of the overview on the size.
func (b *bench) serving(sizeName string) servingResult {
	for _, s := range b.servings {
		if s.size == sizeName && s.page == servedPaths[0].name {
			return s
		}
	}
	return servingResult{}
}

func (b *bench) reportServing(r *reporter) {
	r.line("")
	r.line("## Ausliefern")
	r.line("")
	r.line("Anfragen je Sekunde bei %d Verbindungen; Seiten aus dem Speicher, mit allen Prüfungen und Kopfzeilen.", clients)
	r.head("Daten", "Seite", "Bytes", "Zielstand", "leeres Fiber", "Verhältnis", "komprimiert", "Spitze MiB")
	for _, s := range b.servings {
		r.row(s.size, s.page, german.Int(s.bytes), num(s.ours), num(s.bare), num(s.ratio), num(s.compressedOwn), num(s.peak))
	}
}

func (b *bench) reportLoads(r *reporter) {
	r.line("")
	r.line("## Laden")
	r.head("Daten", "Portfolio ms", "`database/sql` ms", "Verhältnis", "belegt MiB")
	for _, l := range b.loads {
		r.row(l.size, num(l.load), num(l.floor), num(l.load/l.floor), num(l.memory))
	}
}

func (b *bench) reportWrites(r *reporter) {
	r.line("")
	r.line("## Schreiben")
	r.line("")
	r.line("Eine Statusmeldung mit Journal, SQLite mit `synchronous=FULL`; dann Übersicht und Seite der Maßnahme über HTTP. Geschrieben wird bei jeder Größe zu einer erzeugten Maßnahme mit 50 Meldungen, damit ihre Seite gleich viel zeigt; der Seed bekommt dafür eine.")
	r.head("Daten", "Änderung ms", "bis zur Übersicht ms", "bis zur Seite der Maßnahme ms")
	for _, w := range b.writes {
		r.row(w.size, num(w.change), num(w.overview), num(w.measured))
	}
}
