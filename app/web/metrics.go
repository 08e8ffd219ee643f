// Numbers for those who run the program, in the format of Prometheus.

package web

import (
	"net"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/adaptor"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// meter counts requests. Routes are patterns, so the number of series is bounded.
type meter struct {
	registry     *prometheus.Registry
	requests     *prometheus.CounterVec
	duration     *prometheus.HistogramVec
	hits, misses prometheus.Counter
}

func newMeter(s *Server) *meter {
	m := &meter{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "zielstand_http_requests_total", Help: "Requests by route and status."}, []string{"route", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "zielstand_http_request_duration_seconds", Help: "Time to make an answer, by route.",
			Buckets: []float64{.00005, .0002, .001, .005, .02, .1, .5, 2}}, []string{"route"}),
		hits: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "zielstand_page_cache_hits_total", Help: "Answers that were kept already."}),
		misses: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "zielstand_page_cache_misses_total", Help: "Answers that had to be made."}),
	}
	m.registry.MustRegister(m.requests, m.duration, m.hits, m.misses,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "zielstand_page_cache_bytes", Help: "Memory of kept answers."},
			func() float64 { return float64(s.pages.size()) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "zielstand_journal_head", Help: "Number of the journal entry that is shown."},
			func() float64 { return float64(s.Store.Portfolio().Head.Seq) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *meter) count(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.duration.WithLabelValues(route).Observe(took.Seconds())
}

// metrics gives the numbers to this machine only, unless configured otherwise. Behind a proxy on the same
// machine every visitor seems to be local, but the proxy says that it forwards.
func (s *Server) metrics() fiber.Handler {
	show := adaptor.HTTPHandler(promhttp.HandlerFor(s.meter.registry, promhttp.HandlerOpts{}))
	return func(c *fiber.Ctx) error {
		address, _ := c.Context().RemoteAddr().(*net.TCPAddr)
		local := address != nil && address.IP.IsLoopback() &&
			c.Get(fiber.HeaderXForwardedFor) == "" && c.Get("Forwarded") == ""
		if !s.OpenMetrics && !local {
			return fiber.ErrNotFound
		}
		return show(c)
	}
}
