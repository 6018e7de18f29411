using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Semantics;

/// <summary>Reads a family's stage table: every <c>name: operator(…);</c> whose name is no setting.</summary>
internal sealed class StageTableBinder(BlockSyntax family, DiagnosticBag diagnostics)
{
    private readonly List<(StageDefinition Definition, PropertySyntax Syntax, ArgumentSet Arguments)> _stages = [];
    private bool _complete = true;

    /// <summary>The table, or what of it can be read.</summary>
    public EquatableArray<StageDefinition> Bind(WordSet words)
    {
        var members = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in words.TakeAll<PropertySyntax>(p => IsStage(p, words)))
            BindStage(property, members);
        if (_complete)
            CheckHead();
        return _stages.Select(s => s.Definition).ToEquatableArray();
    }

    /// <summary>Compares each stage's <c>at</c> with the resolution it gets. Only the first mismatch: what follows it follows from it.</summary>
    public void CheckResolutions(int inputSize)
    {
        // Behind a stage that could not be read, resolutions are anyone's guess.
        if (!_complete)
            return;
        var size = inputSize;
        foreach (var (definition, _, arguments) in _stages)
        {
            if (arguments.Find(ArgumentRule.At.Name) is { } declared && declared != size)
            {
                diagnostics.Add(Report.ResolutionMismatch(arguments.SpanOf(ArgumentRule.At.Name), definition.Name, (int)declared, size));
                return;
            }

            var stride = (int)(definition.Find(ArgumentRule.Stride.Name) ?? 1);
            size = (size + stride - 1) / stride;
        }
    }

    private static bool IsStage(PropertySyntax property, WordSet words)
    {
        var word = property.Name.Text;
        if (Vocabulary.WordsIn(Place.Family).Contains(word))
            return false;
        if (property.Value is CallSyntax call && FindOperator(call) is not null)
            return true;
        return property.Value is null or CallSyntax && Vocabulary.HomeOf(word) is null && words.SlipOf(word) is null;
    }

    private static StageOperator? FindOperator(CallSyntax call) => StageOperator.All.FirstOrDefault(o => o.Name == call.Name.Text);

    private void BindStage(PropertySyntax property, HashSet<string> members)
    {
        if (property.Value is not CallSyntax call)
        {
            _complete = false;
            return;
        }

        var name = property.Name;
        var member = CSharpNames.Member(name.Text);
        if (!CSharpNames.IsUsableMember(member))
            diagnostics.Add(Report.ReservedName(name.Span, name.Text, member));
        else if (!members.Add(member))
            diagnostics.Add(Report.NameTaken(name.Span, member, "member"));

        if (FindOperator(call) is not { } @operator)
            diagnostics.Add(Report.UnknownWord(call.Name.Span, call.Name.Text, "the stage table", StageOperator.All.Select(o => o.Name)));
        else if (ArgumentSet.Read(diagnostics, call, @operator.Arguments) is { } arguments)
            _stages.Add((new StageDefinition(name.Text, member, @operator, Collect(@operator, arguments)), property, arguments));
        _complete &= _stages.Count > 0 && ReferenceEquals(_stages[_stages.Count - 1].Syntax, property);
    }

    /// <summary>The arguments that shape the network; <c>at</c> only claims something about it.</summary>
    private static EquatableArray<StageArgument> Collect(StageOperator @operator, ArgumentSet arguments) =>
        @operator.Arguments
            .Where(rule => rule != ArgumentRule.At && arguments.Find(rule.Name) is not null)
            .Select(rule => new StageArgument(rule.Name, arguments.Get(rule.Name)))
            .ToEquatableArray();

    private void CheckHead()
    {
        var head = _stages.FindIndex(s => s.Definition.Operator.IsHead);
        if (head < 0)
            diagnostics.Add(Report.NoHead(family.Name.Span, family.Name.Text));
        else if (head + 1 < _stages.Count)
            diagnostics.Add(Report.BehindHead(_stages[head + 1].Syntax.Name.Span, _stages[head + 1].Definition.Name));
    }
}
