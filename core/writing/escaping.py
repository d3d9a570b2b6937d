"""How templates write values: text is escaped where it needs to be, and stays plain text where it is only joined."""

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape


def written(value: object) -> str:
    """A value as it stands in HTML: what `markupsafe.escape` makes of it, by fewer calls.

    A template joins it with its neighbours and needs no `Markup` of each; most values have nothing to escape.
    """
    kind = type(value)
    if kind is str:
        text = str(value)
        is_plain = "&" not in text and "<" not in text and ">" not in text and '"' not in text and "'" not in text
        return text if is_plain else escape(text)
    return str(value) if kind is Markup or kind is int else escape(value)


class Generator(CodeGenerator):
    """Compiles templates to code that calls its environment's `written` where Jinja's own calls `escape`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")
