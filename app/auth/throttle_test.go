// Waiting grows with failures, ends by itself, and never gets longer by waiting.

package auth

import (
	"testing"
	"time"

	"zielstand/models"
)

func failures(count int, ago time.Duration) models.Failures {
	return models.Failures{Count: count, Last: models.InstantOf(noon.Add(-ago))}
}

func TestWaitingForAnAccountGrowsWithItsFailures(t *testing.T) {
	for count, want := range map[int]time.Duration{
		0: 0, 4: 0, 5: time.Second, 6: 2 * time.Second, 7: 4 * time.Second, 10: 32 * time.Second,
		14: 512 * time.Second, 15: 15 * time.Minute, 16: 15 * time.Minute, 1_000_000: 15 * time.Minute,
	} {
		if got := Wait(models.Attempts{Account: failures(count, 0)}, noon); got != want {
			t.Errorf("after %d failures: %v, want %v", count, got, want)
		}
	}
}

func TestAnAddressMayFailMoreOftenForManySitBehindIt(t *testing.T) {
	for count, want := range map[int]time.Duration{30: 0, 31: time.Second, 36: 32 * time.Second, 37: time.Minute, 9999: time.Minute} {
		if got := Wait(models.Attempts{Address: failures(count, 0)}, noon); got != want {
			t.Errorf("after %d failures: %v, want %v", count, got, want)
		}
	}
}

func TestTheLongerOfTwoWaitsCounts(t *testing.T) {
	a := models.Attempts{Account: failures(5, 0), Address: failures(34, 0)}
	if got := Wait(a, noon); got != 8*time.Second {
		t.Errorf("wait %v", got)
	}
}

func TestEveryWaitEnds(t *testing.T) {
	for count := range 100 {
		a := models.Attempts{Account: failures(count, 15*time.Minute), Address: failures(count, 15*time.Minute)}
		if got := Wait(a, noon); got != 0 {
			t.Errorf("after %d failures one still waits %v a quarter of an hour later", count, got)
		}
	}
	if got := Wait(models.Attempts{Account: failures(8, 5*time.Second)}, noon); got != 3*time.Second {
		t.Errorf("%v are left of 8 s after 5", got)
	}
}

func TestANeighbourOfTheSameNetworkCountsAsTheSameAddress(t *testing.T) {
	for ip, want := range map[string]string{
		"192.0.2.7":              "192.0.2.7",
		"::ffff:192.0.2.7":       "192.0.2.7",
		"2001:db8:1:2:3:4:5:6":   "2001:db8:1:2::/64",
		"2001:db8:1:2::1":        "2001:db8:1:2::/64",
		"fe80::1%eth0":           "fe80::/64",
		"something like a proxy": "something like a proxy",
	} {
		if got := AttemptAddress(ip); got != want {
			t.Errorf("%s counts as %s, want %s", ip, got, want)
		}
	}
}
