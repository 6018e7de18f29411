global using EffNet.Docs.Tests.Checks;
global using EffNet.Docs.Tests.Pages;
global using Xunit;
