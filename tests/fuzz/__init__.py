"""Coverage-guided fuzzing of the readers and the parsers; `make fuzz SECONDEN=60`, or by hand:

    .venv/bin/pip install atheris        # Apache-2.0; not in the lock file
    .venv/bin/python -m tests.fuzz.run docx --seconds 60 --seeds FOLDER
    .venv/bin/python -m tests.fuzz.growth

`run` without a target takes them all in turn and writes what it found to `uit/fuzz`; `tests.fuzz.run TARGET
--again FILE` repeats one. `growth` times the parsers on texts of 1, 2 and 4 times a length. Pytest runs
every target once over its seeds (`tests/property/test_fuzz_targets.py`), so the harness cannot rot.
"""
