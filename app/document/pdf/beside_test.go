// What a paper costs, beside a headless Chromium that prints the same content, and ten papers beside one.

package pdf_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"zielstand/app/briefing"
	"zielstand/app/charts"
	"zielstand/app/charts/render"
	"zielstand/app/document"
	"zielstand/app/document/pdf"
	"zielstand/app/progress"
	"zielstand/models"
	"zielstand/seed"
	"zielstand/static"
)

// asProcess names the variable that makes the test program write papers and end: memory is measured by process.
const asProcess = "ZIELSTAND_PAPERS"

func TestMain(m *testing.M) {
	n, err := strconv.Atoi(os.Getenv(asProcess))
	if err != nil {
		os.Exit(m.Run())
	}
	if err := writeMany(n); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// writeMany writes the paper n times at once.
func writeMany(n int) error {
	d, err := report()
	if err != nil {
		return err
	}
	drawings := render.New(render.Limits{})
	defer drawings.Close()
	failed := make([]error, n)
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() {
			failed[i] = pdf.Write(context.Background(), &bytes.Buffer{}, d, drawings)
		})
	}
	wait.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

// report is the Fortschrittsbericht of the demonstration with all its figures, as it is proposed.
func report() (*document.Document, error) {
	records, err := seed.Load()
	if err != nil {
		return nil, err
	}
	stichtag, err := models.ParseDate("2026-11-01")
	if err != nil {
		return nil, err
	}
	p := models.NewPortfolio(models.Head{}, seed.Demo(records)).At(stichtag)
	p.Demo = true
	template := briefing.Find("fortschrittsbericht")
	state := &briefing.State{Portfolio: p, Scope: progress.Scope{StrategyID: "rlp-digitalstrategie"}}
	texts := briefing.Texts{}
	for key, proposal := range template.Propose(state) {
		texts[key] = proposal.Text
	}
	return template.Compose(state, texts, briefing.Stamp{ID: "0123456789abcdef", Marks: []string{"Entwurf", "Demonstrationsdaten"}})
}

// cost is what a process took.
type cost struct {
	wall   time.Duration
	memory float64 // MiB at most
}

// ours runs the writer as a process.
func ours(t testing.TB, papers int) cost {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), asProcess+"="+strconv.Itoa(papers))
	start := time.Now()
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{time.Since(start), float64(usage.Maxrss) / 1024}
}

func TestTenAtOnceTakeAtMostTwiceTheMemoryOfOneAndAPool(t *testing.T) {
	const pool = 64 // MiB: script engines and kept drawings, whatever the number of papers
	one, ten := ours(t, 1), ours(t, 10)
	t.Logf("one paper %.0f MiB in %v, ten at once %.0f MiB in %v", one.memory, one.wall, ten.memory, ten.wall)
	if ten.memory > 2*one.memory+pool {
		t.Errorf("ten papers at once took %.0f MiB, one %.0f MiB", ten.memory, one.memory)
	}
}

// page is the same content as HTML, with the same script to lay out the same figures.
func page(t testing.TB, d *document.Document) string {
	t.Helper()
	script, err := static.Read("server.engine")
	if err != nil {
		t.Fatal(err)
	}
	palette, err := json.Marshal(charts.Palette(charts.Light))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="de"><meta charset="utf-8"><title>Bericht</title><style>body{font:10.5pt/1.4 sans-serif}table{border-collapse:collapse}td,th{border-bottom:1px solid #ccc;text-align:left;font-size:9pt}svg{width:100%;height:auto}</style>`)
	fmt.Fprintf(&b, `<script>const pen = document.createElement("canvas").getContext("2d"); globalThis.measure = (line, font) => { pen.font = font; return pen.measureText(line).width; };</script><script>%s</script>`, script)
	for _, block := range d.Blocks {
		switch v := block.(type) {
		case *document.Heading:
			fmt.Fprintf(&b, "<h%d>%s</h%d>", v.Level, html.EscapeString(v.Text), v.Level)
		case *document.Paragraph:
			fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(v.Text.Plain()))
		case *document.List:
			b.WriteString("<ul>")
			for _, item := range v.Items {
				b.WriteString("<li>" + html.EscapeString(item.Text.Plain()))
			}
			b.WriteString("</ul>")
		case *document.Facts:
			for _, item := range v.Items {
				fmt.Fprintf(&b, "<p><b>%s</b> %s %s</p>", html.EscapeString(item.Value), html.EscapeString(item.Label), html.EscapeString(item.Note))
			}
		case *document.Figure:
			f := v.Chart
			fmt.Fprintf(&b, "<figure><figcaption>%s: %s</figcaption><div id=%q></div><p>%s %s</p></figure>", v.Label, html.EscapeString(f.Title), f.Name, html.EscapeString(f.Rule), html.EscapeString(f.Source()))
			if f.Empty == "" {
				fmt.Fprintf(&b, "<script>document.getElementById(%q).innerHTML = drawFigure(JSON.stringify(%s), JSON.stringify(%s), 640, %d)</script>", f.Name, f.JSON(), palette, f.Height.Wide)
			}
		case *document.Table:
			b.WriteString("<table><caption>" + html.EscapeString(v.Caption) + "</caption><thead><tr>")
			for _, c := range v.Columns {
				b.WriteString("<th scope=col>" + html.EscapeString(c.Title))
			}
			b.WriteString("</thead>")
			for _, row := range v.Rows {
				b.WriteString("<tr>")
				for _, c := range row.Cells {
					b.WriteString("<td>" + html.EscapeString(c.Text.Plain()))
				}
			}
			b.WriteString("</table>")
		}
	}
	return b.String()
}

// chromium prints the page, and sums what its processes hold at most.
func chromium(t testing.TB, program, source string) cost {
	t.Helper()
	folder := t.TempDir()
	command := exec.Command(program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--disable-dev-shm-usage", "--user-data-dir="+filepath.Join(folder, "profile"), "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf",
		"--print-to-pdf="+filepath.Join(folder, "bericht.pdf"), "file://"+source)
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	start := time.Now()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	most := 0.0
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-ended:
			wall := time.Since(start)
			if info, missing := os.Stat(filepath.Join(folder, "bericht.pdf")); err != nil || missing != nil || info.Size() == 0 {
				t.Fatalf("Chromium printed nothing: %v, %v", err, missing)
			}
			return cost{wall, most}
		case <-tick.C:
			most = max(most, groupMemory(command.Process.Pid))
		}
	}
}

// groupMemory is the memory of all processes of a group in MiB; what several share counts once.
func groupMemory(group int) float64 {
	total := 0.0
	paths, _ := filepath.Glob("/proc/[0-9]*/smaps_rollup") // a pattern without faults
	for _, path := range paths {
		pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if of, err := syscall.Getpgid(pid); err != nil || of != group {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			continue // it ended meanwhile
		}
		_, after, _ := strings.Cut(string(text), "\nPss:")
		var kilobytes float64
		if _, err := fmt.Sscan(after, &kilobytes); err == nil {
			total += kilobytes / 1024
		}
	}
	return total
}

// BenchmarkBesideChromium reports both as ratios: below 0.5 of the time and 0.25 of the memory is the goal.
func BenchmarkBesideChromium(b *testing.B) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		b.Skip("chromium is not installed")
	}
	d, err := report()
	if err != nil {
		b.Fatal(err)
	}
	source := filepath.Join(b.TempDir(), "bericht.html")
	if err := os.WriteFile(source, []byte(page(b, d)), 0o644); err != nil {
		b.Fatal(err)
	}
	var own, other cost
	for b.Loop() {
		o, c := ours(b, 1), chromium(b, program, source) // by turns, so that both meet the same machine
		own.wall, other.wall = own.wall+o.wall, other.wall+c.wall
		own.memory, other.memory = max(own.memory, o.memory), max(other.memory, c.memory)
	}
	n := float64(b.N)
	b.ReportMetric(own.wall.Seconds()/n, "s/own")
	b.ReportMetric(other.wall.Seconds()/n, "s/chromium")
	b.ReportMetric(own.memory, "MiB/own")
	b.ReportMetric(other.memory, "MiB/chromium")
	b.ReportMetric(own.wall.Seconds()/other.wall.Seconds(), "time-ratio")
	b.ReportMetric(own.memory/other.memory, "memory-ratio")
}
