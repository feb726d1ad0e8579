"""splink on one of FEBRL's data sets, as its authors show it; run by the tools' own Python with the
path of the data set: prints JSON."""

import json
import sys
import time

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLD = 0.85


def main(path: str) -> None:
    """Print precision, recall, F1 at our default threshold, and the time it took."""
    frame = pd.read_csv(path, skipinitialspace=True, dtype=str)
    frame.columns = [name.strip() for name in frame.columns]
    frame["cluster"] = frame["rec_id"].str.split("-").str[1]
    start = time.perf_counter()
    predicted = _predicted(frame.drop(columns=["soc_sec_id", "cluster"]))
    seconds = time.perf_counter() - start
    of = dict(zip(frame["rec_id"], frame["cluster"], strict=True))
    found = [(a, b) for a, b in zip(predicted["rec_id_l"], predicted["rec_id_r"], strict=True)]
    sizes = frame["cluster"].value_counts()
    true = int((sizes * (sizes - 1) // 2).sum())
    right = sum(of[a] == of[b] for a, b in found)
    precision, recall = right / max(len(found), 1), right / true
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(json.dumps({"precision": precision, "recall": recall, "f1": f1, "seconds": seconds}))


def _predicted(frame: pd.DataFrame) -> pd.DataFrame:
    settings = SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"),
            block_on("date_of_birth"),
            block_on("postcode", "street_number"),
            block_on("address_1"),
            block_on("surname", "postcode"),
            block_on("given_name", "postcode"),
        ],
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.ExactMatch("street_number"),
            cl.LevenshteinAtThresholds("address_1", [2, 5]),
            cl.LevenshteinAtThresholds("suburb", [2]),
            cl.DamerauLevenshteinAtThresholds("postcode", [1]),
        ],
    )
    engine = DuckDBAPI()
    linker = Linker(engine.register(frame), settings)
    rules = [block_on("given_name", "surname"), block_on("date_of_birth", "surname")]
    linker.training.estimate_probability_two_random_records_match(rules, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("date_of_birth"), block_on("postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker.inference.predict(threshold_match_probability=THRESHOLD).as_pandas_dataframe()


if __name__ == "__main__":
    main(sys.argv[1])
