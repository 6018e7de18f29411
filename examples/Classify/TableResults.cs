using System.Globalization;
using EffNet;
using Spectre.Console;

namespace Classify;

/// <summary>Writes the results as a table.</summary>
internal static class TableResults
{
    /// <summary>The width of tables in files, so that lines are not wrapped.</summary>
    private const int FileWidth = 1000;

    public static void Write(IEnumerable<FilePrediction> answers, TextWriter output, bool isFile)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = isFile ? AnsiSupport.No : AnsiSupport.Detect });
        if (isFile)
            console.Profile.Width = FileWidth;
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns(new TableColumn("Picture"), new TableColumn("%").RightAligned(), new TableColumn("Class").RightAligned(), new TableColumn("Label"));
        foreach (var answer in answers)
        {
            if (answer.Problem is not null)
                table.AddRow(new Text(answer.Path), new Text(""), new Text(""), new Text("not readable; see the message below"));
            foreach (var (rank, best) in answer.Best.Index())
                table.AddRow(new Text(rank == 0 ? answer.Path : ""), new Text(Percent(best.Probability)), new Text($"{best.ClassIndex}"), new Text(best.ClassName ?? ""));
        }

        console.Write(table);
    }

    private static string Percent(double probability) => (100 * probability).ToString("0.0", CultureInfo.InvariantCulture);
}
