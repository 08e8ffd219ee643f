// A progress bar for long work, where somebody watches a terminal.

package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// progressBar shows how many steps are done; the zero value shows nothing.
type progressBar struct {
	to          io.Writer
	done, steps int
}

// barWidth is how wide the bar is, in characters.
const barWidth = 24

// progress is a bar for so many steps; nothing is shown unless the words go to a terminal.
func (p *process) progress(steps int) *progressBar {
	file, ok := p.words.(*os.File)
	if !ok {
		return &progressBar{}
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return &progressBar{}
	}
	return &progressBar{to: file, steps: steps}
}

// next says what is done now.
func (b *progressBar) next(what string) {
	if b.to == nil {
		return
	}
	full := barWidth * b.done / b.steps
	fmt.Fprintf(b.to, "\r[%s%s] %d/%d %-6s", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), b.done+1, b.steps, what)
	b.done++
}

// end takes the bar away.
func (b *progressBar) end() {
	if b.to != nil {
		fmt.Fprintf(b.to, "\r%s\r", strings.Repeat(" ", barWidth+24))
		b.to = nil
	}
}
