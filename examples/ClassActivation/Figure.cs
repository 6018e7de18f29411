using System.Globalization;
using EffNet.Explanation;
using EffNet.Pictures;

namespace ClassActivationExample;

/// <summary>Draws one map with its legend, or a sheet of several maps.</summary>
internal static class Figure
{
    /// <summary>The smallest height and width of a single picture.</summary>
    private const int OverlaySide = 384;

    /// <summary>Draws the maps of all pictures and networks.</summary>
    public static Picture Of(Subjects subjects, MapRequest request) => subjects is { Pictures: [var picture], Networks: [var network] }
        ? DrawOverlay(subjects, picture, network, request)
        : DrawSheet(subjects, request);

    private static Picture DrawOverlay(Subjects subjects, SubjectPicture picture, SubjectNetwork network, MapRequest request)
    {
        using var maps = network.Explain(picture.Picture, request);
        var options = new OverlayOptions { Caption = Describe(subjects, maps), Detail = network.Describe(request) };
        return maps.Overlay(network.Cut(picture.Picture, OverlaySide), options: options);
    }

    /// <summary>Draws a sheet as in the paper's figure: for each picture, the original and the map of each network.</summary>
    private static Picture DrawSheet(Subjects subjects, MapRequest request)
    {
        var columns = subjects.Networks.Select(network => new ContactSheetColumn(network.Name, network.Subtitle)).Prepend(new ContactSheetColumn("Original"));
        var sheet = new ContactSheet([.. columns])
        {
            Note = $"{(request.IsGradCam ? "Grad-CAM" : "CAM")}{(request.Stage is { } stage ? $" of {stage}" : "")}. 1 is each map's largest value.",
        };
        foreach (var picture in subjects.Pictures)
        {
            var original = new ContactSheetCell(subjects.Networks[^1].Cut(picture.Picture, sheet.CellSize), picture.Name);
            sheet.AddRow([original, .. subjects.Networks.Select(network => DrawCell(subjects, picture, network, request, sheet.CellSize))]);
        }

        return sheet.ToPicture();
    }

    private static ContactSheetCell DrawCell(Subjects subjects, SubjectPicture picture, SubjectNetwork network, MapRequest request, int side)
    {
        using var maps = network.Explain(picture.Picture, request);
        var overlay = maps.Overlay(network.Cut(picture.Picture, side), options: new OverlayOptions { Legend = false });
        return new ContactSheetCell(overlay, Describe(subjects, maps));
    }

    private static string Describe(Subjects subjects, ActivationMaps maps) =>
        string.Create(CultureInfo.InvariantCulture, $"{subjects.NameOf(maps.ClassIndices[0])}, {100 * maps.Probabilities[0]:0.#} %");
}
