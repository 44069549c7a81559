import io
import sys
from pathlib import Path

import pytest

from cli.conftest import Duties  # type: ignore[import-not-found]
