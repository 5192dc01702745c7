"""Extracts the facts of articles with Spark.

spark-submit spark.py ARTICLES FACTS PARTS PROGRAM

ARTICLES is a file of JSON lines, or a folder of them; FACTS a folder that is made; PARTS how
many parts the work has; PROGRAM where newsgraph lies on the workers.
"""

import shlex
import sys

from pyspark.sql import SparkSession

articles, facts, parts, program = sys.argv[1:]
spark = SparkSession.builder.appName("newsgraph facts").getOrCreate()
lines = spark.sparkContext.textFile(articles).repartition(int(parts))
# checkCode: a program that fails is a task that fails, and is tried again.
lines.pipe(f"{shlex.quote(program)} facts", checkCode=True).saveAsTextFile(facts)
spark.stop()
