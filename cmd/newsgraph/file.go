package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// writeFile writes a file by way of a temporary one beside it: it is there whole
// or not at all. The mode of a file that is there stays. A path that is neither
// a regular file nor a link, such as a device, is written to as it is; a link
// gives way to the file, and what it points to stays untouched.
func writeFile(path string, write func(io.Writer) error) error {
	var s staged
	defer s.drop()
	if err := s.add(path, write); err != nil {
		return err
	}
	return s.publish()
}

// staged is a set of files that are written under temporary names and then
// renamed together, so that nobody finds files of different graphs beside one
// another for longer than the renaming takes.
type staged struct{ paths, temporaries []string }

// add writes a file under its temporary name.
func (s *staged) add(path string, write func(io.Writer) error) error {
	info, err := os.Lstat(path)
	if err == nil && !info.Mode().IsRegular() && info.Mode()&os.ModeSymlink == 0 {
		return writeInto(path, write)
	}
	tmp, err := createBeside(path, modeOf(info))
	if err != nil {
		return err
	}
	s.paths, s.temporaries = append(s.paths, path), append(s.temporaries, tmp.Name())
	err = write(tmp)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	return err
}

// publish gives the files their names.
func (s *staged) publish() error {
	for len(s.paths) > 0 {
		if err := os.Rename(s.temporaries[0], s.paths[0]); err != nil {
			return err
		}
		s.paths, s.temporaries = s.paths[1:], s.temporaries[1:]
	}
	return nil
}

// drop removes what was not published.
func (s *staged) drop() {
	for _, name := range s.temporaries {
		_ = os.Remove(name)
	}
}

// modeOf is the mode that a file is written with: its own, or for a new one what
// the process's mask leaves of reading and writing for all.
func modeOf(info os.FileInfo) os.FileMode {
	if info != nil && info.Mode().IsRegular() {
		return info.Mode().Perm()
	}
	return 0o666
}

// temporary, with the number of the process behind it, ends the names of files
// that are being written.
const temporary = ".newsgraph-"

// createBeside makes a temporary file beside path, and takes away those that
// killed processes have left there.
func createBeside(path string, mode os.FileMode) (*os.File, error) {
	dir, name := filepath.Split(path)
	stem := filepath.Join(dir, "."+name+temporary)
	sweepTemporaries(stem)
	tmp, err := os.OpenFile(stem+strconv.Itoa(os.Getpid()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		var pe *os.PathError
		if errors.As(err, &pe) {
			err = pe.Err // its path is that of the temporary file
		}
		return nil, fmt.Errorf("cannot write %s: %w; choose another folder", path, err)
	}
	if mode != 0o666 { // of a file that is there, whatever the mask
		err = tmp.Chmod(mode)
	}
	return tmp, err
}

// sweepTemporaries removes the temporary files of processes that live no more.
func sweepTemporaries(stem string) {
	entries, err := os.ReadDir(filepath.Dir(stem))
	if err != nil {
		return // the folder will tell when it is written to
	}
	for _, e := range entries {
		number, ours := strings.CutPrefix(e.Name(), filepath.Base(stem))
		pid, err := strconv.Atoi(number)
		if ours && err == nil && (pid == os.Getpid() || !alive(pid)) {
			_ = os.Remove(filepath.Join(filepath.Dir(stem), e.Name()))
		}
	}
}

// alive tells whether a process of this number runs; where it cannot be known,
// it does.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}

// writeInto writes to something that is there.
func writeInto(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("cannot write: %w", err)
	}
	err = write(f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}
