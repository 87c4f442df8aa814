"""Help of the commands that read training: it ends with the formats, from their register."""

import click


class TrainingCommand(click.Command):
    """A command that names the formats in its help; they are imported only for that."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the formats."""
        from planner.inputs.history.formats import formats_in_words

        self.epilog = f"Training so far can be read from {formats_in_words()}."
        super().format_epilog(ctx, formatter)
