// Writes vectors.json with golang.org/x/mod v0.42.0, the code of Go's checksum database: every proof of trees of 1 to 9 and some of 1000 entries,
// each with a signed checkpoint, as texts of C2SP tlog-proof. Keys are derived from a fixed seed, so each run writes the same file.
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var out []tlog.Hash
	for _, i := range indexes {
		out = append(out, h[i])
	}
	return out, nil
}

type vector struct {
	Entry string `json:"entry"`
	Proof string `json:"proof"`
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// The entries of the trees up to eight are those of the reference code of Certificate Transparency.
func entry(i int) []byte {
	first := [][]byte{{}, {0}, {0x10}, {0x20, 0x21}, {0x30, 0x31}, {0x40, 0x41, 0x42, 0x43},
		{0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57},
		{0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f}}
	if i < len(first) {
		return first[i]
	}
	return []byte(fmt.Sprintf("entry %d", i))
}

func main() {
	seed := bytes.Repeat([]byte{7}, ed25519.SeedSize)
	skey, vkey, err := note.GenerateKey(bytes.NewReader(seed), "log.example/evidence")
	check(err)
	signer, err := note.NewSigner(skey)
	check(err)
	var stored hashes
	var vectors []vector
	roots := map[string]string{}
	for size := 1; size <= 1000; size++ {
		more, err := tlog.StoredHashes(int64(size-1), entry(size-1), stored)
		check(err)
		stored = append(stored, more...)
		if size > 9 && size < 1000 {
			continue
		}
		root, err := tlog.TreeHash(int64(size), stored)
		check(err)
		roots[fmt.Sprint(size)] = fmt.Sprintf("%x", root[:])
		text := fmt.Sprintf("%s\n%d\n%s\n", signer.Name(), size, base64.StdEncoding.EncodeToString(root[:]))
		signed, err := note.Sign(&note.Note{Text: text}, signer)
		check(err)
		step := 1
		if size == 1000 {
			step = 111
		}
		for i := 0; i < size; i += step {
			path, err := tlog.ProveRecord(int64(size), int64(i), stored)
			check(err)
			proof := fmt.Sprintf("c2sp.org/tlog-proof@v1\nindex %d\n", i)
			for _, h := range path {
				proof += base64.StdEncoding.EncodeToString(h[:]) + "\n"
			}
			vectors = append(vectors, vector{fmt.Sprintf("%x", entry(i)), proof + "\n" + string(signed)})
		}
	}
	out, err := json.MarshalIndent(map[string]any{"key": vkey, "roots": roots, "vectors": vectors}, "", "  ")
	check(err)
	check(os.WriteFile("vectors.json", append(out, '\n'), 0o644))
}
