using EffNet.Language.CSharp;
using EffNet.Language.Diagnostics;
using EffNet.Language.Networks;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Reads the stage table of a family: every <c>name: operator(…);</c> whose name is not a setting.</summary>
internal sealed class StageTableBinder(BlockSyntax family, IDiagnosticWriter diagnostics)
{
    /// <summary>The maximum number of stages. It is about 10 times the number in any published network.</summary>
    public const int MaximumStages = 256;

    private readonly List<StageRow> _stages = [];
    private readonly List<StageDefinition> _outline = [];

    /// <summary>Gets the stage table, including rows that could be read only in part. The members of the networks are derived from it.</summary>
    public IReadOnlyList<StageDefinition> Outline => _outline;

    /// <summary>Gets whether every stage could be read.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Reads the stage table and returns the rows that can be read.</summary>
    /// <param name="statements">The statements of the family. Stages are removed from them.</param>
    public IReadOnlyList<StageRow> Bind(BlockStatements statements)
    {
        var members = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var properties = statements.TakeAll<PropertySyntax>(p => IsStage(p, statements));
        foreach (var property in properties.Take(MaximumStages))
            BindStage(property, members);
        if (properties.Count < family.Statements.OfType<PropertySyntax>().Count(p => IsStage(p, statements)))
            IsComplete = false; // A second stage with the same name was dropped.
        if (properties.Count > MaximumStages)
        {
            IsComplete = false;
            diagnostics.Add(WordDiagnostics.TooManyStages(properties[MaximumStages].Name.Span, family.Name.Text, MaximumStages));
        }

        if (IsComplete && !family.Statements.IsEmpty && !family.IsCutOff)
            CheckHead();
        return _stages;
    }

    /// <summary>Compares the <c>at</c> of each stage with its input resolution. Reports only the first mismatch, because it causes the later ones.</summary>
    /// <param name="inputSize">The height and width of the image in pixels, at phi = 0.</param>
    public void CheckResolutions(int inputSize)
    {
        // The resolution after a stage that could not be read is unknown.
        if (!IsComplete)
            return;
        var size = inputSize;
        foreach (var (definition, _, arguments) in _stages)
        {
            if (arguments.Has(StageParameters.At.Name) && arguments.Get(StageParameters.At) is var declared && declared != size)
            {
                diagnostics.Add(ArchitectureDiagnostics.ResolutionMismatch(arguments.SpanOf(StageParameters.At.Name), definition.Name, declared, size));
                return;
            }

            size = (size + definition.Stride - 1) / definition.Stride;
        }
    }

    private static bool IsStage(PropertySyntax property, BlockStatements statements)
    {
        var word = property.Name.Text;
        if (LanguageSchema.Find(BlockKind.Family, word) is not null)
            return false;
        if (property.Value is CallSyntax call && FindOperator(call) is not null)
            return true;
        return property.Value is null or CallSyntax && LanguageSchema.FindHome(word) is null && statements.SlipOf(word) is null;
    }

    private static StageOperator? FindOperator(CallSyntax call) => StageOperator.All.FirstOrDefault(o => o.Name == call.Name.Text);

    private void BindStage(PropertySyntax property, HashSet<string> members)
    {
        if (property.Value is not CallSyntax call)
        {
            IsComplete = false;
            return;
        }

        var name = property.Name;
        var member = CSharpNames.Member(name.Text);
        if (name.Text.Length > CSharpNames.MaximumLength)
            diagnostics.Add(WordDiagnostics.NameTooLong(name.Span, name.Text.Length, CSharpNames.MaximumLength));
        else if (!CSharpNames.IsUsableMember(member))
            diagnostics.Add(WordDiagnostics.ReservedName(name.Span, name.Text, member));
        else if (!members.Add(member))
            diagnostics.Add(WordDiagnostics.NameTaken(name.Span, $"stage '{name.Text}'", $"stage '{NameOf(member)}'", member));
        else
            _outline.Add(StageOutline.Create(name.Text, member, FindOperator(call) ?? StageOperator.All[0], call));

        if (FindOperator(call) is not { } @operator)
            diagnostics.Add(WordDiagnostics.UnknownWord(call.Name.Span, call.Name.Text, "the stage table", StageOperator.All.Select(o => o.Name), kind: "operator"));
        else if (ArgumentSet.Read(diagnostics, call, @operator.Parameters) is { } arguments)
            _stages.Add(new StageRow(new StageDefinition(name.Text, member, @operator, Collect(arguments)), property, arguments));
        IsComplete &= _stages.Count > 0 && ReferenceEquals(_stages[_stages.Count - 1].Syntax, property);
    }

    /// <summary>Returns the name of the earlier stage whose member is <paramref name="member"/>.</summary>
    private string NameOf(string member) => _outline.First(s => s.Member.Equals(member, StringComparison.OrdinalIgnoreCase)).Name;

    /// <summary>Returns the arguments that shape the network: all except <c>at</c>, which only states what the resolution should be.</summary>
    private static EquatableArray<Argument> Collect(ArgumentSet arguments) =>
        arguments.Arguments.Where(a => a.Name != StageParameters.At.Name).ToEquatableArray();

    private void CheckHead()
    {
        var head = _stages.FindIndex(s => s.Definition.Operator.IsHead);
        if (head < 0)
            diagnostics.Add(ArchitectureDiagnostics.NoHead(family.Name.Span, family.Name.Text));
        else if (head + 1 < _stages.Count)
            diagnostics.Add(ArchitectureDiagnostics.AfterHead(_stages[head + 1].Syntax.Name.Span, _stages[head + 1].Definition.Name));
    }
}
