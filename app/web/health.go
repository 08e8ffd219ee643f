// Answers for those who watch over the program.

package web

import (
	"context"
	"time"

	"github.com/gofiber/fiber/v2"

	"zielstand/models"
)

const readyTimeout = 2 * time.Second

// alive says that the program answers; it asks nothing else, so that a slow database restarts nobody.
func (s *Server) alive(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.JSON(map[string]string{"status": "ok"})
}

// ready says that the database answers too, and which journal entry is shown.
func (s *Server) ready(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	head := s.Store.Portfolio().Head
	ctx, cancel := context.WithTimeout(context.Background(), readyTimeout)
	defer cancel()
	if err := s.Store.Ping(ctx); err != nil {
		return &models.Error{Kind: models.Unavailable, Err: err}
	}
	return c.JSON(map[string]any{"status": "ok", "head": head.Seq, "hash": head.Hash})
}
