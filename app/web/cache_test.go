// Keeping answers: bounded, never stale, and made once.

package web

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"zielstand/models"
)

func answerOf(text string) *answer { return newAnswer("text/plain", "", []byte(text)) }

func TestAnAnswerOfAnEarlierStateIsNotGivenOut(t *testing.T) {
	c := newCache(1 << 20)
	monday := state{models.Head{Seq: 1, Hash: "a"}, 10}
	c.put(&entry{key: "/", state: monday, answer: answerOf("monday")})
	if got := c.get([]byte("/"), monday); got == nil || string(got.body) != "monday" {
		t.Fatalf("kept %+v", got)
	}
	for name, now := range map[string]state{
		"a journal entry more":               {models.Head{Seq: 2, Hash: "b"}, 10},
		"another journal of the same length": {models.Head{Seq: 1, Hash: "b"}, 10},
		"the next day":                       {models.Head{Seq: 1, Hash: "a"}, 11},
	} {
		c.put(&entry{key: "/", state: monday, answer: answerOf("monday")})
		if got := c.get([]byte("/"), now); got != nil {
			t.Errorf("%s: an old answer is given out", name)
		}
	}
}

func TestTheCacheStaysWithinItsBoundAndForgetsTheLongestUnused(t *testing.T) {
	const limit = 16 * 10_000
	c := newCache(limit)
	var now state
	text := string(make([]byte, 1000))
	for i := range 5000 {
		c.put(&entry{key: fmt.Sprintf("/%d", i), state: now, answer: answerOf(text)})
		if c.get([]byte("/0"), now) == nil {
			t.Fatalf("the page that everybody reads was forgotten after %d others", i)
		}
		if size := c.size(); size > limit {
			t.Fatalf("%d bytes kept, more than %d", size, limit)
		}
	}
	if c.get([]byte("/1"), now) != nil {
		t.Error("a page that nobody read any more is still kept")
	}
	c.put(&entry{key: "/large", state: now, answer: answerOf(string(make([]byte, limit)))})
	if c.get([]byte("/large"), now) != nil || c.get([]byte("/0"), now) == nil {
		t.Error("an answer larger than the room was kept, or pushed another one out")
	}
}

func TestAnotherAddressOfTheSameAnswerKeepsNoCopy(t *testing.T) {
	c := newCache(1 << 20)
	var now state
	kept := answerOf("the list")
	c.put(&entry{key: "/massnahmen", state: now, answer: kept})
	before := c.size()
	c.put(&entry{key: "/massnahmen?x=1", state: now, same: "/massnahmen"})
	if c.get([]byte("/massnahmen?x=1"), now) != kept {
		t.Error("the other address does not lead to the answer")
	}
	if grown := c.size() - before; grown > 2*overhead {
		t.Errorf("the other address costs %d bytes", grown)
	}
}

func TestVisitorsAtTheSameTimeShareOneMaking(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCache(1 << 20)
		var made atomic.Int32
		release := make(chan struct{})
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				got, err := c.once("/", state{}, func() (*answer, error) {
					made.Add(1)
					<-release
					return answerOf("page"), nil
				})
				if err != nil || string(got.body) != "page" {
					t.Errorf("got %v, %v", got, err)
				}
			})
		}
		synctest.Wait() // until all of them wait
		close(release)
		all.Wait()
		if made.Load() != 1 {
			t.Errorf("made %d times", made.Load())
		}
	})
}

func TestWhoAsksAfterAChangeDoesNotWaitForAnAnswerFromBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCache(1 << 20)
		release := make(chan struct{})
		go c.once("/", state{head: models.Head{Seq: 1}}, func() (*answer, error) {
			<-release
			return answerOf("before"), nil
		})
		synctest.Wait()
		got, err := c.once("/", state{head: models.Head{Seq: 2}}, func() (*answer, error) { return answerOf("after"), nil })
		if err != nil || string(got.body) != "after" {
			t.Errorf("got %v, %v", got, err)
		}
		close(release)
	})
}

func TestAPanicWhileMakingLeavesNobodyWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCache(1 << 20)
		release := make(chan struct{})
		go func() {
			defer func() { recover() }()
			c.once("/", state{}, func() (*answer, error) {
				<-release
				panic("broken page")
			})
		}()
		synctest.Wait()
		var err error
		go func() {
			_, err = c.once("/", state{}, func() (*answer, error) { return answerOf("unused"), nil })
		}()
		synctest.Wait()
		close(release)
		synctest.Wait()
		if err == nil {
			t.Error("the waiting request got no error")
		}
		if got, err := c.once("/", state{}, func() (*answer, error) { return answerOf("again"), nil }); err != nil || string(got.body) != "again" {
			t.Errorf("the next request got %v, %v", got, err)
		}
	})
}
