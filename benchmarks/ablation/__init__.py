"""What words that nobody knows cost: seeds without some of them, and what a build makes of it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
