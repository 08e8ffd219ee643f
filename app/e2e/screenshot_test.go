// The picture of the README is made here, from the demonstration:
//
//	go test ./app/e2e -run Screenshot -update

package e2e

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var update = flag.Bool("update", false, "write docs/screenshot.png anew")

func TestTheScreenshotOfTheReadmeCanBeMade(t *testing.T) {
	p := running(t, demo)
	b := open(t)
	b.look("light", 1280)
	b.do(chromedp.EmulateViewport(1280, 1000))
	b.visit(p, "/"+demoDay)
	b.drawAll()
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	colours := map[any]bool{}
	for x := range decoded.Bounds().Dx() / 4 {
		for y := range decoded.Bounds().Dy() / 4 {
			colours[decoded.At(4*x, 4*y)] = true
		}
	}
	if decoded.Bounds().Dx() != 1280 || len(colours) < 50 {
		t.Errorf("the picture is %s with %d colours: nothing to show", decoded.Bounds(), len(colours))
	}
	file := filepath.Join("..", "..", "docs", "screenshot.png")
	if *update {
		if err := os.WriteFile(file, picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(file); err != nil {
		t.Errorf("the README shows a picture that is not there: %v", err)
	}
}
