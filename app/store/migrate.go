// Versioned migrations: numbered SQL files that both databases understand, each applied once and in order.

package store

import (
	"context"
	"embed"
	"path"
	"slices"
	"strings"

	"github.com/go-gormigrate/gormigrate/v2"
	"gorm.io/gorm"

	"zielstand/models"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrationsTable is where gormigrate notes what was applied.
const migrationsTable = "schema_migrations"

// MigrationState lists migrations by id, in order.
type MigrationState struct {
	Applied []string
	Pending []string
}

// migrationIDs are the names of the files without their ending.
func migrationIDs() []string {
	files, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		panic(err) // the folder is embedded
	}
	ids := make([]string, len(files))
	for i, f := range files {
		ids[i] = strings.TrimSuffix(f.Name(), path.Ext(f.Name()))
	}
	return ids
}

// MigrationState tells which migrations the database has and which it lacks.
func (s *Store) MigrationState(ctx context.Context) (MigrationState, error) {
	db := s.read.WithContext(ctx)
	var state MigrationState
	if db.Migrator().HasTable(migrationsTable) {
		if err := db.Table(migrationsTable).Order("id").Pluck("id", &state.Applied).Error; err != nil {
			return state, explain(err, "read the applied migrations")
		}
	}
	for _, id := range migrationIDs() {
		if !slices.Contains(state.Applied, id) {
			state.Pending = append(state.Pending, id)
		}
	}
	return state, nil
}

// Migrate applies all pending migrations in one transaction, so that a failed one leaves the database as it was,
// and loads the Portfolio. On a current database it does nothing.
func (s *Store) Migrate(ctx context.Context) error {
	if s.ready.Load() {
		return nil
	}
	ids := migrationIDs()
	if err := s.migrateTo(ctx, ids[len(ids)-1]); err != nil {
		return err
	}
	return s.start(ctx)
}

// migrateTo applies the migrations up to the one with the id.
func (s *Store) migrateTo(ctx context.Context, id string) error {
	if err := s.enterAlone(ctx); err != nil {
		return err
	}
	defer s.leave()
	err := s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := s.engine.serialise(tx); err != nil {
			return err
		}
		if !tx.Migrator().HasTable(migrationsTable) {
			if err := s.engine.found(tx); err != nil {
				return err
			}
		}
		options := &gormigrate.Options{TableName: migrationsTable, IDColumnName: "id", IDColumnSize: 255, ValidateUnknownMigrations: true}
		return gormigrate.New(tx, options, migrations()).MigrateTo(id)
	})
	return explain(err, "migrate the database")
}

func migrations() []*gormigrate.Migration {
	var list []*gormigrate.Migration
	for _, id := range migrationIDs() {
		list = append(list, &gormigrate.Migration{ID: id, Migrate: func(tx *gorm.DB) error {
			statements, err := migrationFiles.ReadFile("migrations/" + id + ".sql")
			if err != nil {
				return err
			}
			return tx.Exec(string(statements)).Error
		}})
	}
	return list
}

// refuseOlder is the answer to a change before Migrate.
func (s *Store) refuseOlder(ctx context.Context) error {
	state, err := s.MigrationState(ctx)
	if err != nil {
		return err
	}
	return misset(models.CodeOlder, s.engine.shown(), nil, state.Pending...)
}
