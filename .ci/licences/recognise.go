// This file recognises licences by phrases that only their texts have.

package main

import "strings"

// known lists, per licence, the phrases that must all occur, and the more specific licence that, when it is
// found, makes this one void. The GNU licences are left out on purpose: what they ask of us has to be thought
// about before a module under them is linked.
var known = []struct {
	id      string
	phrases []string
	unless  string
}{
	{"Apache-2.0", []string{"apache license", "version 2.0"}, "EUPL-1.2"},
	{"BSD-2-Clause", []string{"redistributions in binary form"}, "BSD-3-Clause"},
	{"BSD-3-Clause", []string{"redistributions in binary form", "endorse or promote"}, ""},
	{"CC0-1.0", []string{"cc0 1.0 universal"}, ""},
	{"EUPL-1.2", []string{"european union public licence", "1.2"}, ""},
	{"ISC", []string{"permission to use, copy, modify, and/or distribute"}, ""},
	{"MIT", []string{"permission is hereby granted, free of charge", "above copyright notice and this permission"}, ""},
	{"MIT-0", []string{"permission is hereby granted, free of charge"}, "MIT"},
	{"MPL-2.0", []string{"mozilla public license version 2.0"}, ""},
	{"OFL-1.1", []string{"sil open font license", "1.1"}, ""},
	{"Unlicense", []string{"free and unencumbered software released into the public domain"}, ""},
}

// Recognise returns the SPDX identifiers of a licence text joined by " AND " (modules with borrowed parts carry
// several texts), "" when there is none of the known ones.
func Recognise(text string) string {
	text = strings.Join(strings.Fields(strings.ToLower(text)), " ")
	found := map[string]bool{}
	for _, licence := range known {
		found[licence.id] = containsAll(text, licence.phrases)
	}
	var ids []string
	for _, licence := range known {
		if found[licence.id] && !found[licence.unless] {
			ids = append(ids, licence.id)
		}
	}
	return strings.Join(ids, " AND ")
}

func containsAll(text string, phrases []string) bool {
	for _, phrase := range phrases {
		if !strings.Contains(text, phrase) {
			return false
		}
	}
	return true
}
