"""One Spark session for all tests of the engine: local mode, two workers, four tries a task."""

import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# Small tables: neither the compiler of the JVM nor that of Spark pays for itself.
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}


def _without_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return not (shutil.which("java") or (home and shutil.which("java", path=f"{home}/bin")))


@pytest.fixture(scope="session")
def spark() -> "Iterator[SparkSession]":
    """A session of two Python workers. Skips where PySpark or Java is missing."""
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is missing: pip install '.[spark]'")
    if _without_java():
        pytest.skip("no Java, which Spark runs on: on Debian, apt install openjdk-17-jre-headless")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYSPARK_PYTHON", sys.executable)
        patched.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patched.setenv("POLARS_MAX_THREADS", "1")
        builder = sql.SparkSession.builder.master("local[2,4]")
        for name, value in _SETTINGS.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        yield session
        session.stop()
