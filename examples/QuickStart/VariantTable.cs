using System.Globalization;
using EffNet;

namespace QuickStart;

/// <summary>Prints the costs of a family beside what the paper prints for it.</summary>
internal static class VariantTable
{
    public static void Print(IEnumerable<NetworkVariant> variants)
    {
        Console.WriteLine("Known at compile time, from models.effnet:");
        Console.WriteLine();
        Console.WriteLine("Variant         Width  Depth  Resolution  Parameters   paper   Multiply-adds   paper");
        foreach (var v in variants)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{v.TypeName,-14}  {v.Width,5:0.0}  {v.Depth,5:0.0}  {v.Resolution,10}  {v.Parameters,10:N0}  {Figure(v.PaperParameters),6}  {v.Flops,14:N0} "
                + $" {Figure(v.PaperFlops),6}"));
        }

        Console.WriteLine();
        Console.WriteLine("Multiply-adds of convolutions and linear layers are what the paper calls FLOPS.");
        Console.WriteLine("* The paper's figure is not the exact one rounded. The exact ones are also torchvision's.");
    }

    private static string Figure(PaperFigure? figure) => figure is null ? "" : figure.Text + (figure.Agrees ? " " : "*");
}
