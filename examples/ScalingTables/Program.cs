using System.Globalization;
using EffNet;
using EffNet.Models.ScalingTables;
using ScalingTables;

// All numbers are known at compile time; the program does not create a network.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine("Scaling up baselines: multiply-adds for one image, from scaling-tables.effnet, compared with the paper's tables 3 and 7.");
NetworkVariant[] rows = [.. MobileNetV1.Variants, .. MobileNetV2.Variants, .. ResNet50.Variants, .. EfficientNetB0.Variants];
foreach (var family in rows.GroupBy(row => row.Family))
{
    Console.WriteLine();
    Console.WriteLine($"{family.Key,-16}    d     w   px            ours    paper   difference   read as");
    foreach (var row in family)
        Console.WriteLine(Line(row));
}

Console.WriteLine();
Console.WriteLine("* Our figure does not round to the paper's figure. Ours is exact for the network in the last column; no formula is adjusted to match the paper.");

static string Line(NetworkVariant row)
{
    var printed = row.PaperFlops!;
    var difference = (row.Flops / (double.Parse(printed.Text[..^1], CultureInfo.InvariantCulture) * 1e9)) - 1;
    return $"  {row.Name,-14}  {row.Depth,3:0.0}  {row.Width,4:0.0}  {row.Resolution,3}  {row.Flops,14:N0}  {printed.Text,6}{(printed.Agrees ? ' ' : '*')}  "
        + $"{difference,10:+0.0%;-0.0%}   {Reading.Of(row.TypeName)}";
}
