// The words in which the demonstration's plans are written.

package seed

import (
	"slices"
	"strconv"
	"time"

	"zielstand/models"
)

// plan is the invented life of one measure or part.
type plan struct {
	measure    string
	start, due models.Date // where the source states none
	method     models.Method
	lead       string   // where neither a source nor a proposal names one
	with       []string // further participating ministries
	heir       string   // which ministry takes over from MASTD at the re-cut; "" = MDS
	field      string   // where the source states none
	targets    []string // beyond the stated and the proposed ones

	first      int    // the half-year of the first report, 0 = 2023-06-30
	course     []step // one approved report per half-year from the first on
	correct    int    // position in course of a report that was corrected later; 0 = none
	current    now    // the report of the current half-year
	milestones []stone
	slips      []slip
	opinions   []opinion
	indicator  *indicator // of the measure itself

	said     []string  // what the reports tell, in the order of time
	troubles []trouble // what goes wrong when the Ampel is not green, in the order of time
	// Internal texts, told in the last two reports.
	decision, risk, note string
}

// step is the state that one report tells.
type step struct {
	phase   models.Phase
	percent models.Percent
	ampel   models.Ampel
}

// now is the report of the current half-year, and how far its review is; no state means none.
type now struct {
	state models.ReportState
	step  step
}

type stone struct {
	title  string
	weight float64
}

type slip struct {
	decided, to models.Date
	reason      string
}

type opinion struct {
	asOf     models.Date
	ampel    models.Ampel
	reason   string
	internal bool
}

const (
	green  = models.AmpelGreen
	yellow = models.AmpelYellow
	red    = models.AmpelRed
	none   = models.AmpelNone
)

func prepare(percent float64, a models.Ampel) step {
	return step{models.PhasePreparing, models.PercentOf(percent), a}
}
func run(percent float64, a models.Ampel) step {
	return step{models.PhaseImplementing, models.PercentOf(percent), a}
}
func ongoing(a models.Ampel) step { return step{phase: models.PhaseOngoing, ampel: a} }
func completed() step             { return step{models.PhaseCompleted, models.PercentOf(100), green} }
func paused(percent float64) step {
	return step{models.PhasePaused, models.PercentOf(percent), none}
}
func cancelled(percent float64) step {
	return step{models.PhaseCancelled, models.PercentOf(percent), none}
}

func day(year, month, d int) models.Date {
	return models.NewDate(year, time.Month(month), d)
}

// halfYears are the days that the demonstration's reports are as of.
var halfYears = []models.Date{
	day(2023, 6, 30), day(2023, 12, 31), day(2024, 6, 30), day(2024, 12, 31), day(2025, 6, 30), day(2025, 12, 31), day(2026, 6, 30),
}

// currentHalf is the day that the newest reports are as of.
var currentHalf = day(2026, 10, 31)

// numbered makes the id of the nth record of a kind that hangs on another.
func numbered(owner, kind string, n int) models.Base {
	return models.Base{ID: owner + "." + kind + "-" + strconv.Itoa(n)}
}

// plans lists every measure's plan.
func plans() []plan { return slices.Concat(chapterPlans, interviewPlans, saxonyAnhaltPlans) }
