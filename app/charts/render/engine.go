// ECharts itself, run by a script engine that is part of the program: from an option to SVG.

package render

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"modernc.org/quickjs"

	"zielstand/static"
)

// Limits bound what one figure may cost.
type Limits struct {
	Time   time.Duration // of drawing; 0 = 10 s
	Memory int           // of the script engine, in bytes; 0 = 256 MB
	Cache  int           // of kept images, in bytes; 0 = 24 MB
}

// The errors of a drawing that was stopped.
var (
	ErrTime   = errors.New("drawing the figure took too long and was stopped")
	ErrMemory = errors.New("drawing the figure took too much memory and was stopped")
)

// engine keeps machines with ECharts loaded; more figures than machines wait their turn.
type engine struct {
	limits Limits
	seats  chan struct{}
	mu     sync.Mutex
	idle   []*machine
	code   func() ([]byte, error)
	fonts  func() (weights, error)
}

func newEngine(limits Limits) *engine {
	return &engine{limits: limits, seats: make(chan struct{}, runtime.NumCPU()), code: bytecode, fonts: sync.OnceValues(loadWeights)}
}

// bytecode is ECharts and our own part of it, compiled once for all machines.
var bytecode = sync.OnceValues(func() ([]byte, error) {
	script, err := static.Read("server.engine")
	if err != nil {
		return nil, err
	}
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	defer vm.Close()
	return vm.Compile(string(script), quickjs.EvalGlobal)
})

// stillness is what scripts find around them: no timers, for nothing that is drawn here waits; and neither clock nor
// chance, so that the same option gives the same drawing. zrender for one measures letters less exactly where its first
// measuring took long.
const stillness = `
globalThis.setTimeout = () => 0;
globalThis.clearTimeout = () => {};
Math.random = () => 0.5;
globalThis.Date = (function (Real) {
	function Still(...given) { return given.length > 0 ? new Real(...given) : new Real(0); }
	Still.prototype = Real.prototype;
	return Object.assign(Still, { now: () => 0, UTC: Real.UTC, parse: Real.parse });
})(Date);`

// machine is one script engine with ECharts in it, for one drawing at a time.
type machine struct {
	vm    *quickjs.VM
	drawn int
}

// lifetime is after how many drawings a machine is replaced: what a library may forget to free does not add up.
const lifetime = 200

func (e *engine) start() (*machine, error) {
	code, err := e.code()
	if err != nil {
		return nil, fmt.Errorf("compile the figure script: %w", err)
	}
	fonts, err := e.fonts()
	if err != nil {
		return nil, err
	}
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	m := &machine{vm: vm}
	vm.SetMemoryLimit(uintptr(e.limits.Memory))
	if err := vm.SetEvalTimeout(e.limits.Time); err != nil {
		return nil, errors.Join(err, vm.Close())
	}
	if err := m.load(code, fonts); err != nil {
		return nil, errors.Join(fmt.Errorf("load the figure script: %w", explain(err)), vm.Close())
	}
	return m, nil
}

func (m *machine) load(code []byte, fonts weights) error {
	if _, err := m.vm.Eval(stillness, quickjs.EvalGlobal); err != nil {
		return err
	}
	if _, err := m.vm.EvalBytecode(code); err != nil {
		return err
	}
	return m.vm.RegisterFunc("measure", func(line, font string) float64 { return fonts.measure(line, font) }, false)
}

// draw returns the option's chart as SVG. ctx ends the waiting and the drawing.
func (e *engine) draw(ctx context.Context, option, palette []byte, width, height int) (svg string, err error) {
	select {
	case e.seats <- struct{}{}:
		defer func() { <-e.seats }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	m := e.take()
	if m == nil {
		if m, err = e.start(); err != nil {
			return "", err
		}
	}
	stop := context.AfterFunc(ctx, m.vm.Interrupt)
	result, err := m.vm.Call("drawFigure", string(option), string(palette), width, height)
	interrupted := !stop()
	if err != nil || interrupted {
		// After a stop nothing is known about the machine's inside.
		closing := m.vm.Close()
		if interrupted && ctx.Err() != nil {
			return "", ctx.Err()
		}
		if err != nil {
			return "", errors.Join(explain(err), closing)
		}
	} else {
		e.give(m)
	}
	svg, ok := result.(string)
	if !ok {
		return "", fmt.Errorf("draw the figure: the script returned %T", result)
	}
	return svg, nil
}

// explain tells what stopped the script.
func explain(err error) error {
	var thrown *quickjs.Error
	if errors.As(err, &thrown) && thrown.Error() == "null" {
		return ErrMemory // thrown where not even the error about it finds room; the layout throws no null
	}
	if errors.As(err, &thrown) && thrown.Name == "InternalError" {
		switch thrown.Message {
		case "interrupted":
			return ErrTime
		case "out of memory":
			return ErrMemory
		}
	}
	return fmt.Errorf("draw the figure: %w", err)
}

func (e *engine) take() *machine {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := len(e.idle)
	if n == 0 {
		return nil
	}
	m := e.idle[n-1]
	e.idle = e.idle[:n-1]
	return m
}

func (e *engine) give(m *machine) {
	m.drawn++
	if m.drawn < lifetime {
		e.mu.Lock()
		e.idle = append(e.idle, m)
		e.mu.Unlock()
		return
	}
	m.vm.Close() // nothing depends on what it has to say any more
}

// close frees the idle machines.
func (e *engine) close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	var all []error
	for _, m := range e.idle {
		all = append(all, m.vm.Close())
	}
	e.idle = nil
	return errors.Join(all...)
}
