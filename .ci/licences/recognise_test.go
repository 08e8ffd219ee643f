// These tests recognise licences in the texts that modules really carry.

package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheOwnLicenceIsTheEUPL(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	if got := Recognise(string(text)); got != "EUPL-1.2" {
		t.Errorf("recognised as %q", got)
	}
}

func TestATextIsRecognisedAcrossLineBreaks(t *testing.T) {
	text := "Permission is hereby granted, free of\n  charge, to any person … The above copyright\nnotice and this permission notice …"
	if got := Recognise(text); got != "MIT" {
		t.Errorf("recognised as %q", got)
	}
}

func TestAModuleWithBorrowedPartsNamesEachLicence(t *testing.T) {
	text := "Redistributions in binary form … to endorse or promote … Apache License Version 2.0"
	if got := Recognise(text); got != "Apache-2.0 AND BSD-3-Clause" {
		t.Errorf("recognised as %q", got)
	}
}

func TestAnUnknownTextIsNoLicence(t *testing.T) {
	if got := Recognise("All rights reserved."); got != "" {
		t.Errorf("recognised as %q", got)
	}
}

func TestAModuleWithoutLicenceIsAnError(t *testing.T) {
	if _, _, err := licenceIn(t.TempDir()); err == nil {
		t.Error("an empty folder passed")
	}
}
