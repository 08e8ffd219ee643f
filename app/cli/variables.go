// Reading the environment into a struct of texts.

package cli

import "reflect"

// variable is a field that is read from the environment.
type variable struct{ name, fallback string }

// variablesOf lists the fields of v, a pointer to a struct of texts, with the tags env and envDefault, and sets
// each from the environment.
func variablesOf(v any, environment map[string]string) []variable {
	fields := reflect.ValueOf(v).Elem()
	list := make([]variable, fields.NumField())
	for i := range list {
		tag := fields.Type().Field(i).Tag
		list[i] = variable{prefix + tag.Get("env"), tag.Get("envDefault")}
		value, ok := environment[list[i].name]
		if !ok {
			value = list[i].fallback
		}
		fields.Field(i).SetString(value)
	}
	return list
}
