// Servers as processes of their own: the program, and the bare Fiber server that is its floor.

package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/gofiber/fiber/v2"
)

// serveBare answers every path with the bytes of a file, and nothing else.
func serveBare(file string) error {
	body, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Get("/*", func(c *fiber.Ctx) error {
		c.Set(fiber.HeaderContentType, "text/html; charset=utf-8")
		return c.Send(body)
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println("http://" + listener.Addr().String())
	return app.Listener(listener)
}

// process is a running server.
type process struct {
	command *exec.Cmd
	address string // host and port
}

var addressForm = regexp.MustCompile(`http://(127\.0\.0\.1:\d+)`)

// startProcess runs a server and waits until it names its address.
func startProcess(env []string, name string, args ...string) (*process, error) {
	command := exec.Command(name, args...)
	command.Env = append(os.Environ(), env...)
	reader, writer, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	command.Stdout, command.Stderr = writer, writer
	if err := command.Start(); err != nil {
		return nil, err
	}
	writer.Close()
	lines := bufio.NewScanner(reader)
	var said []string
	for lines.Scan() {
		said = append(said, lines.Text())
		if found := addressForm.FindStringSubmatch(lines.Text()); found != nil {
			go func() {
				for lines.Scan() {
				}
			}()
			return &process{command, found[1]}, nil
		}
	}
	return nil, fmt.Errorf("%s ended: %w: %s", name, command.Wait(), strings.Join(said, " / "))
}

func (b *bench) startProgram(database string) (*process, error) {
	return startProcess([]string{"ZIELSTAND_DATABASE=" + database, "ZIELSTAND_ADDR=127.0.0.1:0"}, b.binary, "serve")
}

func (b *bench) startBare(file string) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return startProcess(nil, self, bareCommand, file)
}

func (p *process) stop() {
	p.command.Process.Signal(syscall.SIGTERM)
	timer := time.AfterFunc(10*time.Second, func() { p.command.Process.Kill() })
	defer timer.Stop()
	p.command.Wait()
}

// peakMiB is the most memory the process ever held (VmHWM), in MiB.
func (p *process) peakMiB() (float64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kib, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kib / 1024, err
		}
	}
	return 0, fmt.Errorf("no VmHWM in the status of process %d", p.command.Process.Pid)
}
