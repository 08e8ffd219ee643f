// The load: eight clients on kept connections, with as little work of their own as possible, because
// they share the machine with the server.

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"sync"
	"time"
)

const (
	clients  = 8
	duration = time.Second
	// rounds is how often two servers take turns, so that a drift of the machine hits both.
	rounds = 5
)

// question is what is asked for; cookie is who asks, "" for nobody.
type question struct {
	path, cookie string
	compressed   bool
}

// load asks until the time is over and returns requests per second.
func load(address string, q question) (float64, error) {
	deadline := time.Now().Add(duration)
	counts, errs := make([]int, clients), make([]error, clients)
	var all sync.WaitGroup
	for i := range clients {
		all.Go(func() { counts[i], errs[i] = ask(address, q, deadline) })
	}
	began := time.Now()
	all.Wait()
	total := 0
	for i, n := range counts {
		if errs[i] != nil {
			return 0, errs[i]
		}
		total += n
	}
	return float64(total) / time.Since(began).Seconds(), nil
}

func ask(address string, q question, deadline time.Time) (n int, err error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	request := requestFor(address, q)
	reader := bufio.NewReaderSize(conn, 64<<10)
	for time.Now().Before(deadline) {
		if _, err := conn.Write(request); err != nil {
			return n, err
		}
		if _, err := readAnswer(reader, nil); err != nil {
			return n, fmt.Errorf("GET %s: %w", q.path, err)
		}
		n++
	}
	return n, nil
}

func requestFor(address string, q question) []byte {
	encoding, cookie := "identity", ""
	if q.compressed {
		encoding = "gzip"
	}
	if q.cookie != "" {
		cookie = "Cookie: " + q.cookie + "\r\n"
	}
	return []byte("GET " + q.path + " HTTP/1.1\r\nHost: " + address + "\r\n" + cookie + "Accept-Encoding: " + encoding + "\r\n\r\n")
}

// readAnswer reads one answer of status 200 and returns the length of its body, which is kept in body
// when that is not nil.
func readAnswer(r *bufio.Reader, body *bytes.Buffer) (int, error) {
	status, err := r.ReadSlice('\n')
	if err != nil {
		return 0, err
	}
	if !bytes.HasPrefix(status, []byte("HTTP/1.1 200")) {
		return 0, fmt.Errorf("answered %q", bytes.TrimSpace(status))
	}
	length := -1
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return 0, err
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			break
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		if bytes.EqualFold(name, []byte("Content-Length")) {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				return 0, err
			}
		}
	}
	if length < 0 {
		return 0, fmt.Errorf("answered without a length")
	}
	if body != nil {
		body.Reset()
		_, err = io.CopyN(body, r, int64(length))
		return length, err
	}
	_, err = r.Discard(length)
	return length, err
}

// fetch returns the body of one answer.
func fetch(address string, q question) ([]byte, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		return nil, err
	}
	if _, err := conn.Write(requestFor(address, q)); err != nil {
		return nil, err
	}
	var body bytes.Buffer
	_, err = readAnswer(bufio.NewReader(conn), &body)
	return body.Bytes(), err
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	if len(sorted) == 0 {
		return 0
	}
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}
