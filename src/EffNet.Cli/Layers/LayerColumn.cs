using System.Globalization;
using EffNet.Cli.Tables;

namespace EffNet.Cli.Layers;

/// <summary>A column of a table of layers.</summary>
/// <param name="Header">The name of the column in tables for people.</param>
/// <param name="Key">The name of the column in CSV, for programs.</param>
/// <param name="IsNumber"><see langword="true"/> if cells are aligned to the right.</param>
/// <param name="LeaveOut">The order in which columns are left out of a narrow table, smallest number first; 0 if the column is never left out.</param>
/// <param name="ForPeople">A function that returns the cell of a row for people, with grouped digits and few decimals.</param>
/// <param name="ForPrograms">A function that returns the cell of a row for programs.</param>
internal sealed record LayerColumn(string Header, string Key, bool IsNumber, int LeaveOut, Func<LayerRow, string> ForPeople, Func<LayerRow, string> ForPrograms)
{
    /// <summary>Gets all columns from left to right.</summary>
    public static IReadOnlyList<LayerColumn> All { get; } =
    [
        Words("Layer", "layer", 0, r => r.Name),
        Words("Operation", "operation", 7, r => r.Operation),
        Words("Input", "input", 2, r => r.Input),
        Words("Output", "output", 4, r => r.Output),
        Count("Parameters", "parameters", 8, r => r.Parameters),
        Count("FLOPS", "flops", 0, r => r.Flops),
        Count("Activation bytes", "activation_bytes", 3, r => r.ActivationBytes),
        Words("Receptive field", "receptive_field", 6, r => r.ReceptiveField) with { IsNumber = true },
        Words("Local field", "local_field", 1, r => r.LocalField) with { IsNumber = true },
        new("Intensity", "intensity", IsNumber: true, LeaveOut: 5, r => Rounded(r.Intensity, "0.00") ?? Figures.None, r => Rounded(r.Intensity, "0.######") ?? string.Empty),
    ];

    private static LayerColumn Words(string header, string key, int leaveOut, Func<LayerRow, string> cell) => new(header, key, IsNumber: false, leaveOut, cell, cell);

    private static LayerColumn Count(string header, string key, int leaveOut, Func<LayerRow, long?> count) => new(
        header, key, IsNumber: true, leaveOut, r => Figures.Exact(count(r)), r => count(r)?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);

    private static string? Rounded(double? figure, string format) => figure?.ToString(format, CultureInfo.InvariantCulture);
}
