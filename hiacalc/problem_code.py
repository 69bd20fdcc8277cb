"""The kinds of problem that a user can meet, each with its sentence in the texts of every language."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """The kind of a problem: the key of its sentence under `problems`.

    >>> str(Code.UNKNOWN_KEY)
    'unknown_key'
    """

    # What nothing else fits.
    OTHER = "other"

    # Links and the page's own fields.
    LINK_TOO_LONG = "link_too_long"
    OWN_FIGURE_BROKEN = "own_figure_broken"
    LINK_BROKEN = "link_broken"
    LINK_CHANGED = "link_changed"
    LINK_SAYS_TWICE = "link_says_twice"
    LINK_SAYS_BOTH = "link_says_both"
    LINK_PART_UNKNOWN = "link_part_unknown"
    LINK_OF_ANOTHER_VERSION = "link_of_another_version"
    LINK_TOO_LONG_TO_OPEN = "link_too_long_to_open"
    SCENARIO_UNKNOWN = "scenario_unknown"

    # Files, and YAML as text.
    FILE_MISSING = "file_missing"
    FILE_IS_FOLDER = "file_is_folder"
    FILE_NOT_REGULAR = "file_not_regular"
    FILE_UNREADABLE = "file_unreadable"
    FILE_UNWRITABLE = "file_unwritable"
    OUTPUT_NOT_REGULAR = "output_not_regular"
    FILE_EXISTS = "file_exists"
    FILE_TOO_LARGE = "file_too_large"
    EMPTY_FILE = "empty_file"
    NOT_UTF8 = "not_utf8"
    UNPRINTABLE_CHARACTER = "unprintable_character"
    YAML_SYNTAX = "yaml_syntax"
    YAML_TAG = "yaml_tag"
    SEVERAL_DOCUMENTS = "several_documents"
    TOO_DEEP = "too_deep"
    TOO_MANY_NODES = "too_many_nodes"
    UNKNOWN_ALIAS = "unknown_alias"
    KEY_NOT_TEXT = "key_not_text"
    DUPLICATE_KEY = "duplicate_key"

    # Price years.
    OUTSIDE_SERIES = "outside_series"
    INDEX_WITHOUT_MONEY = "index_without_money"

    # How absence comes in spells, and what a measure acts on.
    SURVIVAL_NOT_A_CURVE = "survival_not_a_curve"
    SURVIVAL_OUT_OF_BOUNDS = "survival_out_of_bounds"
    SURVIVAL_DAY = "survival_day"
    SURVIVAL_STARTS_AT_ONE = "survival_starts_at_one"
    SURVIVAL_DAY_ORDER = "survival_day_order"
    SURVIVAL_RISES = "survival_rises"
    SURVIVAL_ENDS_EARLY = "survival_ends_early"
    SHARE_BESIDE_SPELLS = "share_beside_spells"
    SHARE_OR_SPELLS_MISSING = "share_or_spells_missing"
    EFFECT_OF_ANOTHER_WAY = "effect_of_another_way"
    WAY_WITHOUT_SPELLS = "way_without_spells"
    FROM_AFTER_TO = "from_after_to"
    SPELLS_NEEDED = "spells_needed"

    # Rules.
    RULES_UNKNOWN = "rules_unknown"

    # The shape of a scenario.
    NOT_A_MAPPING = "not_a_mapping"
    SCHEMA_MISSING = "schema_missing"
    SCHEMA_UNKNOWN = "schema_unknown"
    BASED_ON_MISSING = "based_on_missing"
    BASED_ON_CYCLE = "based_on_cycle"
    BASED_ON_OUTSIDE = "based_on_outside"
    BASED_ON_TOO_LONG = "based_on_too_long"
    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_PATH = "unknown_path"
    MISSING = "missing"
    WRONG_TYPE = "wrong_type"
    NOT_A_CHOICE = "not_a_choice"
    GIVEN_TWICE = "given_twice"
    BAD_NAME = "bad_name"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"

    # Numbers, ranges and rates.
    NOT_A_NUMBER = "not_a_number"
    VALUE_MISSING = "value_missing"
    DECIMAL_COMMA = "decimal_comma"
    GROUPED_DIGITS = "grouped_digits"
    LEADING_ZERO = "leading_zero"
    TIME_OF_DAY = "time_of_day"
    DATE = "date"
    NOT_FINITE = "not_finite"
    QUOTED_NUMBER = "quoted_number"
    YES_OR_NO = "yes_or_no"
    PERCENT_OF_WHAT = "percent_of_what"
    OUT_OF_BOUNDS = "out_of_bounds"
    NOT_AN_INTEGER = "not_an_integer"
    HALF_A_RANGE = "half_a_range"
    LOW_ABOVE_VALUE = "low_above_value"
    HIGH_BELOW_VALUE = "high_below_value"
    BASIS_WITHOUT_RANGE = "basis_without_range"
    NOTHING_TO_INHERIT = "nothing_to_inherit"
    LEVEL_WITHOUT_INTERVAL = "level_without_interval"
    ONE_OR_A_THOUSAND = "one_or_a_thousand"
    WRONG_UNIT = "wrong_unit"
    SOURCE_MISSING = "source_missing"
    SCHEDULE_WITHOUT_START = "schedule_without_start"
    RANGE_WITH_SCHEDULE = "range_with_schedule"
    HORIZON_MISSING = "horizon_missing"
    FEWER_WORKERS_THAN_WORKPLACE = "fewer_workers_than_workplace"

    # The programme.
    STARTS_OR_REACH_MISSING = "starts_or_reach_missing"
    STARTS_BESIDE_REACH = "starts_beside_reach"
    REACH_FALLS = "reach_falls"
    WORKERS_NEEDED = "workers_needed"
    HOURS_BESIDE_POSTS = "hours_beside_posts"
    LIST_BEYOND_PERIOD = "list_beyond_period"
    YEAR_OUTSIDE_PROGRAMME = "year_outside_programme"
    AMOUNTS_NOT_BY_YEAR = "amounts_not_by_year"
    NO_PROGRAMME = "no_programme"
    OF_THE_PROGRAMME = "of_the_programme"
    NAME_TAKEN = "name_taken"
    UNKNOWN_FUNDING_LINE = "unknown_funding_line"
    NO_INDIVIDUAL = "no_individual"

    # Draws given to the model.
    UNEQUAL_DRAWS = "unequal_draws"
    WRONG_SHAPE = "wrong_shape"

    # The words of a command.
    UNKNOWN_OPTION = "unknown_option"
    OPTION_WITHOUT_VALUE = "option_without_value"
    ARGUMENT_MISSING = "argument_missing"
    UNKNOWN_COMMAND = "unknown_command"
    UNEXPECTED_ARGUMENT = "unexpected_argument"
    NOT_WHOLE = "not_whole"
    BAD_VALUE = "bad_value"
    BAD_ASSIGNMENT = "bad_assignment"
    PATH_NEEDED = "path_needed"
    BAD_GROUP = "bad_group"

    # What cannot be analysed.
    NOT_UNCERTAIN = "not_uncertain"
    TWO_SCENARIOS = "two_scenarios"
    STDIN_TWICE = "stdin_twice"
    NO_RANGE = "no_range"
    RANGE_WITHOUT_WIDTH = "range_without_width"

    # Evidence.
    UNKNOWN_EFFECT_SET = "unknown_effect_set"
    EFFECT_SET_COMPUTED = "effect_set_computed"
    EFFECT_SET_BOUND_ONLY = "effect_set_bound_only"
    EFFECT_SET_NEVER = "effect_set_never"
    STUDY_NOT_POOLED = "study_not_pooled"
    UNKNOWN_WIDENING = "unknown_widening"
    NO_STUDIES = "no_studies"

    # Pictures and tables as files.
    FORMAT_UNKNOWN = "format_unknown"
    RENDERER_MISSING = "renderer_missing"
    BROWSER_MISSING = "browser_missing"
    BROWSER_UNSTARTED = "browser_unstarted"
    BROWSER_ENDED = "browser_ended"
    BROWSER_SILENT = "browser_silent"
    BROWSER_UNABLE = "browser_unable"
    PARQUET_MISSING = "parquet_missing"

    # Distributions and correlations.
    DISTRIBUTION_INCOMPLETE = "distribution_incomplete"
    NOT_RISING = "not_rising"
    INTERVAL_EXCLUDES_VALUE = "interval_excludes_value"
    SD_TOO_LARGE = "sd_too_large"
    UNEQUAL_WEIGHTS = "unequal_weights"
    DISTRIBUTION_WITH_SCHEDULE = "distribution_with_schedule"
    CORRELATION_OF_CERTAIN = "correlation_of_certain"
    CORRELATION_GIVEN_TWICE = "correlation_given_twice"
    NOT_POSITIVE_DEFINITE = "not_positive_definite"
    COPULA_UNREACHABLE = "copula_unreachable"
    IMPOSSIBLE_FIT = "impossible_fit"
    TOO_MUCH_DOUBT = "too_much_doubt"
    DISTRIBUTION_OUTSIDE_BOUNDS = "distribution_outside_bounds"

    # The number of draws.
    DRAWS_OUT_OF_RANGE = "draws_out_of_range"
    MEMORY_INSUFFICIENT = "memory_insufficient"
    MEMORY_RAN_OUT = "memory_ran_out"
