// Assets under content-hashed names, which browsers keep for ever, and the two files that browsers and
// crawlers ask for by themselves.

package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"zielstand/static"
)

// asset gives out a built file in the smallest encoding that the client takes.
func (s *Server) asset(c *fiber.Ctx) error {
	return sendAsset(c, strings.TrimPrefix(c.Path(), static.Prefix), static.CacheControl)
}

// icon answers browsers that ask without having read a page. Its name has no hash, so it is kept for a day.
func (s *Server) icon(c *fiber.Ctx) error {
	return sendAsset(c, strings.TrimPrefix(static.URL("favicon.svg"), static.Prefix), "public, max-age=86400")
}

func sendAsset(c *fiber.Ctx, name, keep string) error {
	file, ok := static.Encoded(name, c.Get(fiber.HeaderAcceptEncoding))
	if !ok {
		return fiber.ErrNotFound
	}
	c.Set(fiber.HeaderContentType, file.ContentType)
	c.Set(fiber.HeaderCacheControl, keep)
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	if file.Encoding != "" {
		c.Set(fiber.HeaderContentEncoding, file.Encoding)
	}
	c.Response().SetBodyRaw(file.Data)
	return nil
}

// robots keeps crawlers off addresses with parameters: every day of the calendar is another page.
func (s *Server) robots(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "public, max-age=86400")
	return c.SendString("User-agent: *\nDisallow: /*?\nDisallow: /suche\n")
}
