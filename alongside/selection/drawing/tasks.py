"""Work in the background; each names one action."""

from django_tasks import task


@task()
def work_out(number: int) -> None:
    """Work out the chances of a draw and seal it."""
    from alongside.selection.drawing import working

    working.work_out(number)


@task()
def tell_everybody(number: int, by: int) -> None:
    """Answer everybody of a draw."""
    from alongside.selection.drawing import telling

    telling.tell(number, by)
