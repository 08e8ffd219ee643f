// Figures as images, over HTTP.

package web

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"zielstand/app/charts"
)

func TestEveryFigureIsGivenOutAsImage(t *testing.T) {
	r := newTrial(t)
	for _, kind := range charts.Kinds {
		address := "/diagramme/" + kind.Name
		svg := r.get(t, address+".svg?stichtag=2026-11-01&strategie=rlp-digitalstrategie").want(t, 200, "<svg ", "Stichtag 01.11.2026", "Demonstrationsdaten", "!<script")
		for name, want := range map[string]string{"Content-Type": "image/svg+xml", "Content-Disposition": `inline; filename="` + kind.Name + `-2026-11-01.svg"`} {
			if got := svg.Header.Get(name); got != want {
				t.Errorf("%s.svg: %s is %q, want %q", address, name, got, want)
			}
		}
		if policy := svg.Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "script") {
			t.Errorf("%s.svg: policy %q", address, policy)
		}
		drawn := r.get(t, address+".png?stichtag=2026-11-01&breite=320&skala=2", "Accept-Encoding", "gzip").want(t, 200)
		if config, err := png.DecodeConfig(bytes.NewReader([]byte(drawn.body))); err != nil || config.Width != 640 || drawn.Header.Get("Content-Type") != "image/png" {
			t.Errorf("%s.png: %d pixels wide, %v", address, config.Width, err)
		}
	}
}

func TestAnImageIsDarkOrLightAndTheSameTwice(t *testing.T) {
	r := newTrial(t)
	light := r.get(t, "/diagramme/phasen.svg?stichtag=2026-11-01").want(t, 200).body
	dark := r.get(t, "/diagramme/phasen.svg?stichtag=2026-11-01&darstellung=dunkel").want(t, 200).body
	if light == dark || len(light) != len(dark) {
		t.Error("the dark image is not the light one in other colours")
	}
	if again := newTrial(t).get(t, "/diagramme/phasen.svg?stichtag=2026-11-01&darstellung=hell").want(t, 200).body; again != light {
		t.Error("another start of the program draws another image")
	}
}

func TestABadSizeOfAnImageIsRefusedWithWhatIsAllowed(t *testing.T) {
	r := newTrial(t)
	for parameters, want := range map[string]string{
		"breite=319": "320 bis 3840", "breite=3841": "320 bis 3840", "breite=viel": "320 bis 3840", "breite=-5": "320 bis 3840", "skala=0": "1 bis 4", "skala=5": "1 bis 4",
		"skala=1.5": "1 bis 4", "darstellung=bunt": "hell", "stichtag=2024-02-30": "stichtag", "strategie=nichts": "nichts",
	} {
		r.get(t, "/diagramme/phasen.png?"+parameters).want(t, 400, want)
	}
	r.get(t, "/diagramme/struktur.png?stichtag=2026-11-01&breite=3840&skala=4").want(t, 400, "1 bis 2")
	r.get(t, "/diagramme/gibt-es-nicht.png").want(t, 404)
	r.get(t, "/diagramme/gibt-es-nicht.svg").want(t, 404)
}

func TestAFigureWithoutDataIsAnImageOfItsSentence(t *testing.T) {
	newTrial(t).get(t, "/diagramme/phasen.svg?stichtag=1990-01-01").want(t, 200, "Zu diesem Stichtag liegt keine Statusmeldung vor.", "Stichtag 01.01.1990")
}

func TestAFigureOffersItsImages(t *testing.T) {
	newTrial(t).get(t, "/diagramme/phasen?stichtag=2025-06-30&ressort=mdi").want(t, 200, "/diagramme/phasen.svg?ressort=mdi&amp;stichtag=2025-06-30",
		"/diagramme/phasen.png?ressort=mdi&amp;stichtag=2025-06-30", "Bild kopieren")
}
