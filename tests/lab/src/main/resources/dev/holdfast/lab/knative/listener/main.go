// Command listener takes every CloudEvent that it is sent, and tells on GET /heard which they were: a JSON object a line, with the
// event's attributes and its data. Any other GET answers "listening". It waits for nothing, so that what it takes to answer is what the
// cluster around it takes.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"sync"
)

const mostData = 1 << 20

type memory struct {
	sync.Mutex
	heard [][]byte
}

func (m *memory) hear(request *http.Request) error {
	data, err := io.ReadAll(io.LimitReader(request.Body, mostData))
	if err != nil {
		return err
	}
	event := map[string]string{"data": string(data), "path": request.URL.Path}
	for name, values := range request.Header {
		if attribute, found := strings.CutPrefix(strings.ToLower(name), "ce-"); found {
			event[attribute] = values[0]
		}
	}
	line, err := json.Marshal(event)
	if err != nil {
		return err
	}
	m.Lock()
	defer m.Unlock()
	m.heard = append(m.heard, line)
	return nil
}

func (m *memory) tell(writer io.Writer) {
	m.Lock()
	defer m.Unlock()
	for _, line := range m.heard {
		fmt.Fprintf(writer, "%s\n", line)
	}
}

func main() {
	var m memory
	http.HandleFunc("/", func(writer http.ResponseWriter, request *http.Request) {
		switch {
		case request.Method == http.MethodGet && request.URL.Path == "/heard":
			m.tell(writer)
		case request.Method == http.MethodGet:
			fmt.Fprintln(writer, "listening")
		default:
			if err := m.hear(request); err != nil {
				http.Error(writer, err.Error(), http.StatusBadRequest)
				return
			}
			writer.WriteHeader(http.StatusAccepted)
		}
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe(":"+port, nil))
}
