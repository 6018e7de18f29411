using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Binding;

/// <summary>Reads the <c>measured</c> blocks of a variant.</summary>
internal sealed class MeasurementReader(IDiagnosticWriter diagnostics)
{
    /// <summary>
    /// Returns the measurements of the blocks. Reports errors, and a second block for the same data set. The names of data sets are compared without case.
    /// </summary>
    public EquatableArray<Measurement> ReadAll(IEnumerable<BlockSyntax> blocks)
    {
        var measurements = new List<Measurement>();
        var dataSets = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var block in blocks)
        {
            if (Read(block, dataSets) is { } measurement)
                measurements.Add(measurement);
        }

        return measurements.ToEquatableArray();
    }

    private Measurement? Read(BlockSyntax block, HashSet<string> dataSets)
    {
        var statements = new BlockStatements(diagnostics, BlockKind.Measured, $"'{VariantSchema.Measured.Word}'", block);
        var settings = new SettingReader(diagnostics, statements);
        var top1 = ReadPercentage(statements.TakeProperty(VariantSchema.Top1), settings, VariantSchema.Top1);
        var top5Property = statements.TakeProperty(VariantSchema.Top5);
        var top5 = ReadPercentage(top5Property, settings, VariantSchema.Top5);
        var on = settings.Read(VariantSchema.On);
        var seedsProperty = statements.TakeProperty(VariantSchema.Seeds);
        var seeds = settings.Read(seedsProperty, VariantSchema.Seeds)?.Value;
        var deviation = ReadPercentage(statements.TakeProperty(VariantSchema.Deviation), settings, VariantSchema.Deviation);
        statements.ReportRemaining();

        if (top1 is not null && top5 is not null && top5.Percent < top1.Percent)
            diagnostics.Add(WordDiagnostics.OutOfRange(top5Property!.Value!.Span, VariantSchema.Top5.Word, top5.Text, $"a percentage from that of 'top1', {top1.Text}, to 100%"));
        if (deviation is not null)
            CheckSeeds(block, seedsProperty, seeds);
        if (on is not null && !dataSets.Add(on.Text))
            diagnostics.Add(WordDiagnostics.DuplicateWord(on.Span, on.Text, $"'{VariantSchema.Measured.Word}' of this variant", block.Span, "data set"));
        return top1 is null || on is null ? null : new Measurement(on.Text, top1, top5, seeds ?? VariantSchema.Seeds.Parameter.Default, deviation);
    }

    /// <summary>Reports a standard deviation of fewer than 2 seeds. One training has no standard deviation.</summary>
    private void CheckSeeds(BlockSyntax block, PropertySyntax? property, int? seeds)
    {
        if (property is null)
            diagnostics.Add(WordDiagnostics.MissingWord(block.Name.Span, VariantSchema.Seeds.Word, "'measured' with a 'deviation'", VariantSchema.Seeds.Example));
        else if (seeds == 1)
            diagnostics.Add(WordDiagnostics.OutOfRange(
                property.Value!.Span, VariantSchema.Seeds.Word, "1", "a whole number of at least 2, because one training has no 'deviation'"));
    }

    private static Percentage? ReadPercentage(PropertySyntax? property, SettingReader settings, ValueSetting<double> setting) =>
        settings.ReadLiteral(property, setting) is { } literal ? new Percentage(literal.Text, literal.Digits) : null;
}
