using EffNet.Cli.Tables;
using EffNet.Networks;
using Spectre.Console;

namespace EffNet.Cli.Layers;

/// <summary>Writes the output of <c>effnet describe --layers</c> for a terminal.</summary>
internal static class LayerTables
{
    /// <summary>Writes the tables and sentences that explain the columns.</summary>
    public static void Write(IReadOnlyList<LayerSheet> sheets, CostConvention convention, IAnsiConsole console)
    {
        foreach (var sheet in sheets)
        {
            console.WriteProse($"{sheet.Type}: {sheet.Caption}");
            console.WriteLine();
            console.Write(TableOf(sheet));
            console.WriteLine();
        }

        foreach (var note in sheets.Count > 0 ? LayerSheet.NotesOn(convention) : [])
            console.WriteProse(note);
    }

    private static PlainTable TableOf(LayerSheet sheet)
    {
        var table = new PlainTable();
        foreach (var column in LayerColumn.All)
        {
            var footer = column.ForPeople(sheet.Total);
            _ = column.IsNumber ? table.Numbers(column.Header, footer, column.LeaveOut) : table.Words(column.Header, footer, column.LeaveOut);
        }

        foreach (var row in sheet.Rows)
            table.AddRow(LayerColumn.All.Select(c => c.ForPeople(row)));
        return table;
    }
}
