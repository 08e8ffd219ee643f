// Settings from the environment. A wrong value ends the start with one line that names it and what is allowed.

package cli

import (
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"zielstand/app/auth"
	"zielstand/app/briefing"
	"zielstand/views"
)

const prefix = "ZIELSTAND_"

// variables are the settings as written, with their defaults; the README explains each.
type variables struct {
	Addr              string `env:"ADDR" envDefault:"127.0.0.1:3000"`
	Database          string `env:"DATABASE"`
	BaseURL           string `env:"BASE_URL"`
	Land              string `env:"LAND" envDefault:"07"`
	Timezone          string `env:"TIMEZONE" envDefault:"Europe/Berlin"`
	Log               string `env:"LOG" envDefault:"info"`
	Proxies           string `env:"PROXIES"`
	Metrics           string `env:"METRICS" envDefault:"lokal"`
	Operator          string `env:"OPERATOR"`
	Contact           string `env:"CONTACT"`
	Enforcement       string `env:"ENFORCEMENT"`
	Licence           string `env:"LICENCE"`
	OfficialLine      string `env:"OFFICIAL_LINE" envDefault:"nein"`
	ImprintFile       string `env:"IMPRINT_FILE"`
	PrivacyFile       string `env:"PRIVACY_FILE"`
	AccessibilityFile string `env:"ACCESSIBILITY_FILE"`
	OIDCIssuer        string `env:"OIDC_ISSUER"`
	OIDCClientID      string `env:"OIDC_CLIENT_ID"`
	OIDCClientSecret  string `env:"OIDC_CLIENT_SECRET"`
	OIDCRoleClaim     string `env:"OIDC_ROLE_CLAIM"`
	OIDCRoles         string `env:"OIDC_ROLES"`
	OIDCMinistryClaim string `env:"OIDC_MINISTRY_CLAIM"`
	OIDCMinistries    string `env:"OIDC_MINISTRIES"`
	SMTPURL           string `env:"SMTP_URL"`
	MailFrom          string `env:"MAIL_FROM"`
	HouseMinistry     string `env:"HOUSE_MINISTRY"`
	HouseAddress      string `env:"HOUSE_ADDRESS"`
	HouseSignatory    string `env:"HOUSE_SIGNATORY"`
	HouseLogoFile     string `env:"HOUSE_LOGO_FILE"`
	HouseAccent       string `env:"HOUSE_ACCENT"`
}

// secrets may also come from the file that NAME_FILE names, as container platforms hand them over.
var secrets = []string{prefix + "DATABASE", prefix + "OIDC_CLIENT_SECRET", prefix + "SMTP_URL"}

// settings are the variables after they were checked.
type settings struct {
	addr        string
	database    string // as set; "" = the default of the command
	location    *time.Location
	logLevel    string
	proxies     []string
	openMetrics bool
	oidc        *auth.OIDCConfig // nil = no directory service
	sender      mailSender       // nil = mails stay in the outbox
	site        views.Site
	house       briefing.House // in whose name papers are issued
}

// environmentOf keeps what concerns this program; an empty value counts as not set.
func environmentOf(env []string) map[string]string {
	ours := map[string]string{}
	for _, pair := range env {
		name, value, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, prefix) && strings.TrimSpace(value) != "" {
			ours[name] = strings.TrimSpace(value)
		}
	}
	return ours
}

// wrong is the error for a value.
func wrong(name, value, allowed string) error {
	return &usageError{prefix + name + ": „" + value + "“ ist nicht erlaubt. Erlaubt ist " + allowed + "."}
}

// settings reads and checks the environment.
func (p *process) settings() (*settings, error) {
	for _, name := range secrets {
		if err := readSecret(p.environment, name); err != nil {
			return nil, err
		}
	}
	var v variables
	p.warnUnknown(variablesOf(&v, p.environment))
	s := &settings{addr: v.Addr, database: v.Database, site: views.Site{Name: "Zielstand", Operator: v.Operator}}
	for _, check := range []func(*variables) error{s.takeAddress, s.takeBaseURL, s.takeLand, s.takeTimezone, s.takeLog,
		s.takeProxies, s.takeChoices, s.takeTexts, s.takeOIDC, s.takeMail, s.takeHouse} {
		if err := check(&v); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// readSecret puts the content of NAME_FILE in the place of NAME.
func readSecret(environment map[string]string, name string) error {
	path := environment[name+"_FILE"]
	if path == "" {
		return nil
	}
	if environment[name] != "" {
		return &usageError{name + " und " + name + "_FILE sind beide gesetzt. Erlaubt ist nur eines von beiden."}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return wrong(strings.TrimPrefix(name, prefix)+"_FILE", path, "eine lesbare Datei")
	}
	environment[name] = strings.TrimSpace(string(text))
	return nil
}

// warnUnknown names variables that look like ours and are not, most likely by a slip of the pen.
func (p *process) warnUnknown(known []variable) {
	for name := range p.environment {
		isOne := slices.ContainsFunc(known, func(v variable) bool { return v.name == name })
		if !isOne && !strings.HasPrefix(name, prefix+"TEST_") && !slices.Contains(secrets, strings.TrimSuffix(name, "_FILE")) {
			p.say("Hinweis: %s ist keine Einstellung dieses Programms und bleibt ohne Wirkung.", name)
		}
	}
}

func (s *settings) takeAddress(v *variables) error {
	_, port, err := net.SplitHostPort(v.Addr)
	n, numeric := strconv.ParseUint(port, 10, 16)
	if err != nil || numeric != nil || n > 65535 {
		return wrong("ADDR", v.Addr, "Adresse:Port, zum Beispiel 127.0.0.1:3000")
	}
	return nil
}

func (s *settings) takeBaseURL(v *variables) error {
	if v.BaseURL == "" {
		return nil
	}
	u, err := url.Parse(v.BaseURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.User != nil {
		return wrong("BASE_URL", v.BaseURL, "eine Adresse ohne Pfad, zum Beispiel https://zielstand.example.de")
	}
	s.site.BaseURL = strings.TrimSuffix(v.BaseURL, "/")
	return nil
}

func (s *settings) takeLand(v *variables) error {
	n, err := strconv.Atoi(v.Land)
	if err != nil || len(v.Land) != 2 || n < 1 || n > 16 {
		return wrong("LAND", v.Land, "ein Länderschlüssel von 01 bis 16, zum Beispiel 07 für Rheinland-Pfalz")
	}
	s.site.Land = v.Land
	return nil
}

func (s *settings) takeTimezone(v *variables) error {
	location, err := time.LoadLocation(v.Timezone)
	if err != nil || v.Timezone == "Local" {
		return wrong("TIMEZONE", v.Timezone, "der Name einer Zeitzone, zum Beispiel Europe/Berlin")
	}
	s.location, s.site.Location = location, location
	return nil
}

func (s *settings) takeLog(v *variables) error {
	if !slices.Contains([]string{"debug", "info", "warn", "error"}, v.Log) {
		return wrong("LOG", v.Log, "debug, info, warn oder error")
	}
	s.logLevel = v.Log
	return nil
}

func (s *settings) takeProxies(v *variables) error {
	for part := range strings.SplitSeq(v.Proxies, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		_, single := netip.ParseAddr(part)
		_, block := netip.ParsePrefix(part)
		if single != nil && block != nil {
			return wrong("PROXIES", part, "eine Liste von Adressen oder Netzen, zum Beispiel 10.0.0.5,192.168.1.0/24")
		}
		s.proxies = append(s.proxies, part)
	}
	return nil
}

func (s *settings) takeChoices(v *variables) error {
	switch v.Metrics {
	case "lokal", "alle":
		s.openMetrics = v.Metrics == "alle"
	default:
		return wrong("METRICS", v.Metrics, "lokal (nur dieser Rechner) oder alle")
	}
	switch v.OfficialLine {
	case "ja", "nein":
		s.site.Flag = v.OfficialLine == "ja"
	default:
		return wrong("OFFICIAL_LINE", v.OfficialLine, "ja oder nein")
	}
	if v.Contact != "" && !strings.Contains(v.Contact, "@") {
		return wrong("CONTACT", v.Contact, "eine Mailadresse")
	}
	s.site.Legal.Contact, s.site.Legal.Enforcement = v.Contact, v.Enforcement
	if u, err := url.Parse(v.Licence); v.Licence != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "") {
		return wrong("LICENCE", v.Licence, "die Adresse einer Lizenz, zum Beispiel https://www.govdata.de/dl-de/by-2-0")
	}
	s.site.Licence = v.Licence
	return nil
}

// takeTexts reads the operator's own texts, which are Markdown.
func (s *settings) takeTexts(v *variables) error {
	for _, text := range []struct {
		name, path string
		to         *string
	}{
		{"IMPRINT_FILE", v.ImprintFile, &s.site.Legal.Imprint},
		{"PRIVACY_FILE", v.PrivacyFile, &s.site.Legal.Privacy},
		{"ACCESSIBILITY_FILE", v.AccessibilityFile, &s.site.Legal.Accessibility},
	} {
		if text.path == "" {
			continue
		}
		content, err := os.ReadFile(filepath.Clean(text.path))
		if err != nil {
			return wrong(text.name, text.path, "eine lesbare Datei mit Text in Markdown")
		}
		*text.to = string(content)
	}
	return nil
}
