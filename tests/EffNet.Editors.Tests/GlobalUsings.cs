global using EffNet.Editors.Tests.Support;
global using Xunit;
