"""The rules, one file each. A released code is never given to another rule."""

from duties.lint.rule import Rule
from duties.lint.rules.action_without_group import action_without_group
from duties.lint.rules.action_without_lead import action_without_lead
from duties.lint.rules.action_without_tasks import action_without_tasks
from duties.lint.rules.actions_apart import actions_apart
from duties.lint.rules.alias_used import alias_used
from duties.lint.rules.body_cycle import body_cycle
from duties.lint.rules.body_without_office import body_without_office
from duties.lint.rules.collective_cycle import collective_cycle
from duties.lint.rules.collective_lead import collective_lead
from duties.lint.rules.contradicted_register import contradicted_register
from duties.lint.rules.cut_off import cut_off
from duties.lint.rules.date_outside_period import date_outside_period
from duties.lint.rules.done_taken_back import done_taken_back
from duties.lint.rules.due_contradicted import due_contradicted
from duties.lint.rules.due_out_of_range import due_out_of_range
from duties.lint.rules.duplicate_id import duplicate_id
from duties.lint.rules.duplicate_key import duplicate_key
from duties.lint.rules.duplicate_title import duplicate_title
from duties.lint.rules.entry_before_start import entry_before_start
from duties.lint.rules.etc_in_name import etc_in_name
from duties.lint.rules.falling_percentage import falling_percentage
from duties.lint.rules.faulty_tracking import faulty_tracking
from duties.lint.rules.figure_in_words import figure_in_words
from duties.lint.rules.figure_without_goal import figure_without_goal
from duties.lint.rules.foreign_report import foreign_report
from duties.lint.rules.fraction_for_percentage import fraction_for_percentage
from duties.lint.rules.future_date import future_date
from duties.lint.rules.idle_action_lead import idle_action_lead
from duties.lint.rules.idle_unit import idle_unit
from duties.lint.rules.irregular_spacing import irregular_spacing
from duties.lint.rules.lead_also_responsible import lead_also_responsible
from duties.lint.rules.misnamed_ledger_file import misnamed_ledger_file
from duties.lint.rules.missing_key import missing_key
from duties.lint.rules.no_lead import no_lead
from duties.lint.rules.no_pace import no_pace
from duties.lint.rules.no_responsible import no_responsible
from duties.lint.rules.numbering_gap import numbering_gap
from duties.lint.rules.open_ended_list import open_ended_list
from duties.lint.rules.outdated_light import outdated_light
from duties.lint.rules.overloaded_unit import overloaded_unit
from duties.lint.rules.overlong_text import overlong_text
from duties.lint.rules.percentage_against_state import percentage_against_state
from duties.lint.rules.period_in_two_files import period_in_two_files
from duties.lint.rules.punctuation_in_name import punctuation_in_name
from duties.lint.rules.reading_below_zero import reading_below_zero
from duties.lint.rules.reading_jump import reading_jump
from duties.lint.rules.readings_differ import readings_differ
from duties.lint.rules.received_too_early import received_too_early
from duties.lint.rules.registered_twice import registered_twice
from duties.lint.rules.ruling_without_reason import ruling_without_reason
from duties.lint.rules.several_leads import several_leads
from duties.lint.rules.several_units_in_one_name import several_units_in_one_name
from duties.lint.rules.silent_lead import silent_lead
from duties.lint.rules.similar_units import similar_units
from duties.lint.rules.stage_out_of_order import stage_out_of_order
from duties.lint.rules.step_after_task import step_after_task
from duties.lint.rules.swallowed_key import swallowed_key
from duties.lint.rules.syntax_error import syntax_error
from duties.lint.rules.task_without_action import task_without_action
from duties.lint.rules.two_figures import two_figures
from duties.lint.rules.unaccepted_work import unaccepted_work
from duties.lint.rules.uncarried_target import uncarried_target
from duties.lint.rules.unclosed_bracket import unclosed_bracket
from duties.lint.rules.undefined_collective import undefined_collective
from duties.lint.rules.unexpected_count import unexpected_count
from duties.lint.rules.unexplained_delay import unexplained_delay
from duties.lint.rules.unfit_reading import unfit_reading
from duties.lint.rules.unit_listed_twice import unit_listed_twice
from duties.lint.rules.unknown_action import unknown_action
from duties.lint.rules.unknown_body import unknown_body
from duties.lint.rules.unknown_entry_target import unknown_entry_target
from duties.lint.rules.unknown_entry_task import unknown_entry_task
from duties.lint.rules.unknown_entry_unit import unknown_entry_unit
from duties.lint.rules.unknown_key import unknown_key
from duties.lint.rules.unknown_problem import unknown_problem
from duties.lint.rules.unknown_task import unknown_task
from duties.lint.rules.unmarked_collective import unmarked_collective
from duties.lint.rules.unowned_target import unowned_target
from duties.lint.rules.unread_register import unread_register
from duties.lint.rules.unregistered_member import unregistered_member
from duties.lint.rules.unregistered_unit import unregistered_unit
from duties.lint.rules.unused_suppression import unused_suppression
from duties.lint.rules.wrong_value import wrong_value

RULES: tuple[Rule, ...] = (
    syntax_error,
    duplicate_key,
    unknown_key,
    wrong_value,
    missing_key,
    unused_suppression,
    swallowed_key,
    no_lead,
    several_leads,
    no_responsible,
    lead_also_responsible,
    unit_listed_twice,
    duplicate_id,
    numbering_gap,
    duplicate_title,
    unknown_action,
    unexpected_count,
    collective_lead,
    open_ended_list,
    due_out_of_range,
    task_without_action,
    action_without_tasks,
    unregistered_unit,
    idle_unit,
    alias_used,
    irregular_spacing,
    similar_units,
    registered_twice,
    undefined_collective,
    unregistered_member,
    collective_cycle,
    several_units_in_one_name,
    unclosed_bracket,
    unmarked_collective,
    punctuation_in_name,
    etc_in_name,
    overlong_text,
    unread_register,
    contradicted_register,
    action_without_lead,
    idle_action_lead,
    overloaded_unit,
    cut_off,
    actions_apart,
    unknown_task,
    unknown_body,
    faulty_tracking,
    step_after_task,
    body_without_office,
    action_without_group,
    body_cycle,
    due_contradicted,
    no_pace,
    unknown_entry_task,
    unknown_entry_unit,
    unknown_problem,
    misnamed_ledger_file,
    period_in_two_files,
    foreign_report,
    silent_lead,
    falling_percentage,
    done_taken_back,
    percentage_against_state,
    stage_out_of_order,
    date_outside_period,
    future_date,
    entry_before_start,
    unexplained_delay,
    unaccepted_work,
    ruling_without_reason,
    outdated_light,
    received_too_early,
    fraction_for_percentage,
    figure_in_words,
    uncarried_target,
    unowned_target,
    figure_without_goal,
    two_figures,
    unknown_entry_target,
    unfit_reading,
    reading_jump,
    reading_below_zero,
    readings_differ,
)
