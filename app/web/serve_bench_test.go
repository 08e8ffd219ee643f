// The hot path: a kept overview with everything around it, beside the bare framework with the same bytes.

package web

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strconv"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"zielstand/app/store"
)

// listener is something that answers requests.
type listener interface{ Listener(net.Listener) error }

// load sends requests for the path over kept connections and reads every byte of the answers. The lines are headers.
func load(b *testing.B, server listener, path string, lines ...string) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer ln.Close()
	go server.Listener(ln)
	request := []byte("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n" + strings.Join(append(lines, "\r\n"), "\r\n"))
	b.SetParallelism(4)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		conn, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			b.Error(err)
			return
		}
		defer conn.Close()
		reader := bufio.NewReaderSize(conn, 64<<10)
		for pb.Next() {
			if _, err := conn.Write(request); err != nil {
				b.Error(err)
				return
			}
			if err := skipAnswer(reader); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}

// skipAnswer reads an answer with as little work as possible: the client shares the machine with the server.
func skipAnswer(reader *bufio.Reader) error {
	status, err := reader.ReadSlice('\n')
	if err != nil || !bytes.HasPrefix(status, []byte("HTTP/1.1 200")) {
		return fmt.Errorf("%q, %w", status, err)
	}
	length := 0
	for {
		line, err := reader.ReadSlice('\n')
		if err != nil {
			return err
		}
		if len(line) == 2 {
			_, err := reader.Discard(length)
			return err
		}
		if value, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			length, err = strconv.Atoi(string(bytes.TrimSpace(value)))
			if err != nil {
				return err
			}
		}
	}
}

func BenchmarkOverviewKept(b *testing.B) {
	r := newTrial(b)
	r.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
	if err := r.Prewarm(); err != nil {
		b.Fatal(err)
	}
	load(b, r.Server, "/")
}

// BenchmarkOverviewFloor is the bare framework that returns the same bytes.
func BenchmarkOverviewFloor(b *testing.B) {
	loadFloor(b, []byte(newTrial(b).get(b, "/").body))
}

func loadFloor(b *testing.B, body []byte) {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Get("/", func(c *fiber.Ctx) error {
		c.Set(fiber.HeaderContentType, htmlType)
		return c.Send(body)
	})
	load(b, app, "/")
}

// BenchmarkOverviewMade is a miss: everything is read, drawn and written anew.
func BenchmarkOverviewMade(b *testing.B) {
	r := newTrial(b)
	v := &visit{path: "/", state: state{r.db.Portfolio().Head, r.today()}}
	for b.Loop() {
		prepared, _, err := r.prepare(b.Context(), v, page(overviewPage).make)
		if err != nil {
			b.Fatal(err)
		}
		var body bytes.Buffer
		if err := prepared.write(b.Context(), &body); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWriteToVisible is a change and the next overview, which shows it.
func BenchmarkWriteToVisible(b *testing.B) {
	r := newTrial(b)
	n := 0
	for b.Loop() {
		n++
		r.change(b, func(tx *store.Tx) error {
			m := *tx.Portfolio().Measure("ejustice-rlp").Measure
			m.Note = strconv.Itoa(n)
			return tx.Update(&m)
		})
		if err := r.Prewarm(); err != nil {
			b.Fatal(err)
		}
	}
}
