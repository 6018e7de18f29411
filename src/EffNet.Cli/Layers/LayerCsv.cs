namespace EffNet.Cli.Layers;

/// <summary>Writes the output of <c>effnet describe --layers --csv</c>: a record for each layer of each variant, without totals.</summary>
internal static class LayerCsv
{
    /// <summary>Writes all tables as one.</summary>
    public static void Write(IEnumerable<LayerSheet> sheets, TextWriter writer)
    {
        Csv.WriteRecord(writer, LayerColumn.All.Select(c => c.Key).Prepend("variant"));
        foreach (var sheet in sheets)
        {
            foreach (var row in sheet.Rows)
                Csv.WriteRecord(writer, LayerColumn.All.Select(c => c.ForPrograms(row)).Prepend(sheet.Type));
        }
    }
}
