"""Turns pastes under any name into dated dumps: read, dated, named, compared, then filed."""
