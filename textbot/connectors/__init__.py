"""Work-order systems behind one protocol, a file each."""
