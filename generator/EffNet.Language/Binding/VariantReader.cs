using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Parameters;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;

namespace EffNet.Language.Binding;

/// <summary>Reads the settings that a block <c>variant NAME { … }</c> states. The network is built later.</summary>
internal sealed class VariantReader
{
    private readonly FamilyContext _context;
    private readonly BlockSyntax _block;
    private readonly DeclarationWriter _all;
    private readonly DeclarationWriter _diagnostics;

    /// <summary>Initializes a new instance for the variant that <paramref name="block"/> declares.</summary>
    public VariantReader(FamilyContext context, BlockSyntax block)
    {
        (_context, _block) = (context, block);
        _all = DeclarationWriter.Of(block, context.Diagnostics);
        _diagnostics = DeclarationWriter.Of(block, _all, VariantDeclaration.IsOwn);
    }

    /// <summary>Reads the variant and reports its errors. The variant that it extends is not read yet.</summary>
    public VariantDeclaration Read()
    {
        var name = _block.Name;
        _diagnostics.ReportModifiers(_block, Keywords.Variant);

        var statements = new BlockStatements(_diagnostics, BlockKind.Variant, $"variant '{name.Text}'", _block);
        var settings = new SettingReader(_diagnostics, statements);
        var phi = statements.TakeProperty(VariantSchema.Phi);
        var declaration = new VariantDeclaration
        {
            Block = _block,
            All = _all,
            Diagnostics = _diagnostics,
            TypeName = ReadTypeName(name, settings.Read(VariantSchema.Type)),
            Extends = settings.Read(VariantSchema.Extends),
            Bounds = SharedSettings.ReadRequirements(statements, _diagnostics, BoundPlace.Require),
            Paper = ReadPaper(statements.TakeBlock(VariantSchema.Paper)),
            Measured = new MeasurementReader(_diagnostics).ReadAll(statements.TakeBlocks(VariantSchema.Measured)),
            PhiSyntax = phi,
            Settings = ReadSettings(phi, settings, statements),
        };
        statements.ReportRemaining();
        return declaration;
    }

    private string? ReadTypeName(SyntaxToken name, NameSyntax? type) => type is null
        ? _context.TypeNames.Claim(name.Text, _context.Name + name.Text, name.Span, $"variant '{name.Text}'", _diagnostics)
        : _context.TypeNames.Claim(type.Text, type.Text, type.Span, $"the type of variant '{name.Text}'", _diagnostics);

    private VariantSettings ReadSettings(PropertySyntax? phi, SettingReader values, BlockStatements statements)
    {
        var solve = new SolveReader(_diagnostics);
        Argument<T>? ReadFactor<T>(ValueSetting<T> setting, SolvedSetting solved)
        {
            var property = statements.TakeProperty(setting);
            return solve.TryRead(property, solved) ? null : values.Read(property, setting);
        }

        var settings = new VariantSettings
        {
            Phi = solve.TryRead(phi, SolvedSetting.Phi) ? null : ReadPhi(phi, values),
            Width = ReadFactor(VariantSchema.Width, SolvedSetting.Width)?.Value,
            Depth = ReadFactor(VariantSchema.Depth, SolvedSetting.Depth)?.Value,
            Resolution = ReadFactor(VariantSchema.Resolution, SolvedSetting.Resolution)?.Value,
        };
        return ReadOtherSettings(settings with { Solve = solve.Target }, values, statements);
    }

    private VariantSettings ReadOtherSettings(VariantSettings size, SettingReader values, BlockStatements statements) => size with
    {
        Dropout = values.Read(VariantSchema.Dropout)?.Value,
        DropPath = SharedSettings.ReadDropPath(values, VariantSchema.DropPath),
        Norm = SharedSettings.ReadNorm(values, VariantSchema.Norm),
        Profile = _context.File.FindProfile(values.Read(VariantSchema.Profile), _diagnostics),
        Classes = values.Read(VariantSchema.Classes)?.Value,
        Activation = values.Read(VariantSchema.Activation)?.Value,
        Overrides = ReadOverrides(statements),
    };

    private List<StageOverride> ReadOverrides(BlockStatements statements)
    {
        var rows = _context.Settings.Rows;
        foreach (var property in statements.TakeAll<PropertySyntax>(p => StageOverride.IsStage(p.Name.Text, rows)).Where(p => !p.HasErrors))
            _diagnostics.Add(WordDiagnostics.WrongValue(property.Name.Span, property.Name.Text, "a block with the arguments to change", $"{property.Name.Text} {{ layers: 4; }}"));
        var blocks = statements.TakeAll<BlockSyntax>(b => StageOverride.IsOverride(b, rows));
        var names = new HashSet<string>(blocks.Select(b => b.Name.Text), StringComparer.Ordinal);
        return blocks.Select(block => StageOverride.Read(block, _context.Name, _context.Settings, names.Contains, _diagnostics)).OfType<StageOverride>().ToList();
    }

    private double? ReadPhi(PropertySyntax? property, SettingReader values)
    {
        if (values.Read(property, VariantSchema.Phi)?.Value is not { } phi)
            return null;
        if (phi >= 0)
            return phi;
        _diagnostics.Add(ScalingDiagnostics.NegativePhi(property!.Value!.Span, phi));
        return null;
    }

    private PaperFigures? ReadPaper(BlockSyntax? block)
    {
        if (block is null)
            return null;
        var statements = new BlockStatements(_diagnostics, BlockKind.Paper, "'paper'", block);
        var settings = new SettingReader(_diagnostics, statements);
        var figures = new PaperFigures(ReadFigure(statements, settings, VariantSchema.Parameters), ReadFigure(statements, settings, VariantSchema.Flops));
        statements.ReportRemaining();
        return figures;
    }

    private static PrintedFigure? ReadFigure(BlockStatements statements, SettingReader settings, ValueSetting<double> figure) =>
        settings.ReadLiteral(statements.TakeProperty(figure), figure) is { } literal ? SharedSettings.Printed(literal) : null;
}
