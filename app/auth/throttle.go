// How fast somebody may try to sign in. Waiting grows with failures and ends by itself: no account is ever locked
// for good, and an account that does not exist is treated like one that does.

package auth

import (
	"net/netip"
	"time"

	"zielstand/models"
)

// AttemptWindow is how far back failed sign-ins count.
const AttemptWindow = 24 * time.Hour

// pace is how failures slow down the next attempt: the first ones are free, then waiting begins with a second and
// doubles up to a limit.
type pace struct {
	free  int
	limit time.Duration
}

// Behind one address a whole ministry may sit, so more failures are free there and waiting ends sooner. At these
// limits one account can be tried about 100 times in a day and night from everywhere together.
var (
	accountPace = pace{free: 4, limit: 15 * time.Minute}
	addressPace = pace{free: 30, limit: time.Minute}
)

// Wait returns how long nobody may try from here for this account; 0 = now.
func Wait(a models.Attempts, now time.Time) time.Duration {
	return max(accountPace.wait(a.Account, now), addressPace.wait(a.Address, now))
}

func (p pace) wait(f models.Failures, now time.Time) time.Duration {
	if f.Count <= p.free {
		return 0
	}
	delay := p.limit
	if doublings := f.Count - p.free - 1; doublings < 20 { // 2²⁰ seconds are beyond any limit
		delay = min(p.limit, time.Second<<doublings)
	}
	return max(0, f.Last.Time().Add(delay).Sub(now))
}

// AttemptAddress is the name under which attempts from an IP address are counted: of IPv6 the network, for anybody
// has 2⁶⁴ addresses in theirs.
func AttemptAddress(ip string) string {
	addr, err := netip.ParseAddr(ip)
	if err != nil {
		return ip
	}
	addr = addr.Unmap().WithZone("")
	if addr.Is6() {
		if network, err := addr.Prefix(64); err == nil {
			return network.String()
		}
	}
	return addr.String()
}
