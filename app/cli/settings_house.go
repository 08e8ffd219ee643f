// The office in whose name papers are issued: letterhead, logo, colour.

package cli

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"zielstand/app/briefing"
)

// Limits of what stands in a letterhead.
const (
	houseLine  = 200     // characters of a line
	houseLines = 8       // lines of the address
	logoBytes  = 1 << 20 // of the file
	logoSide   = 4000    // pixels
	// readable is the contrast that small text needs on white (WCAG 2.2, 1.4.3).
	readable = 4.5
)

// takeHouse reads the office; it comes after the base address.
func (s *settings) takeHouse(v *variables) error {
	s.house = briefing.House{Operator: v.Operator, Ministry: v.HouseMinistry, Signatory: v.HouseSignatory, Accent: strings.ToLower(v.HouseAccent), BaseURL: s.site.BaseURL}
	for part := range strings.SplitSeq(v.HouseAddress, ";") {
		if part = strings.TrimSpace(part); part != "" {
			s.house.Address = append(s.house.Address, part)
		}
	}
	for _, line := range []struct{ name, text string }{{"HOUSE_MINISTRY", v.HouseMinistry}, {"HOUSE_SIGNATORY", v.HouseSignatory}, {"HOUSE_ADDRESS", v.HouseAddress}} {
		if strings.ContainsFunc(line.text, unicode.IsControl) || len([]rune(line.text)) > houseLine*houseLines {
			return wrong(line.name, strconv.QuoteToGraphic(line.text), "Text ohne Steuerzeichen")
		}
	}
	if len(s.house.Address) > houseLines {
		return wrong("HOUSE_ADDRESS", v.HouseAddress, fmt.Sprintf("höchstens %d Zeilen, durch Semikolon getrennt", houseLines))
	}
	if v.HouseAccent != "" && !isReadable(s.house.Accent) {
		return wrong("HOUSE_ACCENT", v.HouseAccent, "eine Farbe wie #1a4d8f, die auf Weiß lesbar ist (Kontrast mindestens 4,5 : 1)")
	}
	return s.takeLogo(v.HouseLogoFile)
}

// takeLogo reads the logo and looks whether it is the image that documents can hold.
func (s *settings) takeLogo(path string) error {
	if path == "" {
		return nil
	}
	const allowed = "eine PNG-Datei bis 1 MB und 4000 Pixel Kantenlänge"
	data, err := os.ReadFile(filepath.Clean(path))
	if err != nil || len(data) > logoBytes {
		return wrong("HOUSE_LOGO_FILE", path, allowed)
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width > logoSide || size.Height > logoSide {
		return wrong("HOUSE_LOGO_FILE", path, allowed)
	}
	if _, err := png.Decode(bytes.NewReader(data)); err != nil {
		return wrong("HOUSE_LOGO_FILE", path, allowed)
	}
	s.house.Logo = data
	return nil
}

// isReadable tells whether the colour, as "#rrggbb", can be read on white.
func isReadable(accent string) bool {
	n, err := strconv.ParseUint(strings.TrimPrefix(accent, "#"), 16, 32)
	if err != nil || len(accent) != 7 || accent[0] != '#' {
		return false
	}
	c := color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n)}
	linear := func(part uint8) float64 {
		x := float64(part) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	luminance := 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
	return 1.05/(luminance+0.05) >= readable
}
